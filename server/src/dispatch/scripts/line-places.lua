-- A whole line at once, for a server whose pages wait in it: who stands there, first to last, and how many could serve.
-- keys: w:<q> zset, s:<q> set
-- args: class
-- result: {callIds joined by spaces, signedInCount}: one text is read many times faster than as many texts
-- event: none
local class = ARGV[1]
return { table.concat(redis.call('ZRANGE', lineKey(class), 0, -1), ' '), redis.call('SCARD', signedInKey(class)) }
