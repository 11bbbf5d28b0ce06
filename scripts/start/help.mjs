// The text of `npm start -- --help`.

export const helpText = `CloudSeat 云坐席

  npm start                    准备并启动全部服务 / set up and start everything
  npm run dev                  同上，代码修改后自动重载 / the same, reloading on change
  npm run setup                只准备，不启动 / set up only
  npm test                     全部检查与测试 / all checks and tests

参数 Flags（npm start -- …）
  --lan          局域网 HTTPS，手机扫码即可通话 / HTTPS for phones in the same network, with a QR code
  --port N       网页端口，默认 8080（--lan 为 8443），被占用时顺延 / port of the pages
  --data DIR     数据目录，默认 ./data / data folder
  --no-demo      不载入演示数据 / no demo data
  --help         本说明 / this text

环境变量 Environment
  CLOUDSEAT_HTTP_HOST            监听地址，默认 127.0.0.1 / address to listen on
  CLOUDSEAT_HTTP_PORT            同 --port / as --port
  CLOUDSEAT_PUBLIC_URL           对外地址 / the address people use, e.g. behind a proxy
  CLOUDSEAT_DATA_DIR             同 --data / as --data
  CLOUDSEAT_REDIS_URL            使用已有 Redis / an own Redis instead of the built-in one
  CLOUDSEAT_REDIS_REPLICAS       答复前须有的从库数，默认 0 / replicas that must have a change before it is answered
  CLOUDSEAT_DATABASE_URL         使用已有 PostgreSQL / an own PostgreSQL instead of the built-in PGlite
  CLOUDSEAT_SFU_URLS             使用已有媒体节点（ws://，逗号分隔）/ media nodes instead of the built-in one
  CLOUDSEAT_SFU_SECRET           与媒体节点的共享密钥 / secret shared with the media nodes
  CLOUDSEAT_SFU_LISTEN_HOST      媒体节点控制地址，默认 127.0.0.1 / control address of the built-in media node
  CLOUDSEAT_SFU_PORT             媒体节点控制端口 / its control port
  CLOUDSEAT_SFU_MEDIA_IP         媒体监听地址 / address media arrive at
  CLOUDSEAT_SFU_ANNOUNCED_ADDRESS 对外通告的媒体地址 / address told to browsers
  CLOUDSEAT_SFU_MEDIA_PORT       媒体起始端口（UDP 与 TCP），默认 20400 / first media port, one a worker
  CLOUDSEAT_SFU_PIPE_ADDRESS     媒体节点之间互传的地址，默认同媒体监听地址 / where other media nodes send; where media arrive by default
  CLOUDSEAT_SFU_PIPE_PORTS       媒体节点之间互传的 UDP 端口，如 21000-21999 / UDP ports for that
  CLOUDSEAT_SFU_WORKERS          媒体进程数 / number of media workers
  CLOUDSEAT_SFU_RECORDING_DIR    媒体节点暂存录制片段的目录，默认在数据目录下 / where the media node keeps recorded segments until a server has taken them; in the data folder by default
  CLOUDSEAT_CAPTIONS             字幕：语音识别服务的地址（ws://，FunASR 实时协议），demo 演示，none 关闭；演示数据时默认 demo / captions: address of a recogniser that speaks FunASR's streaming protocol, demo or none; demo with demo data
  CLOUDSEAT_SECRET_KEY           加密密钥，64 位十六进制 / encryption key, 64 hex digits
  CLOUDSEAT_SEAL_KEY_FILE        封存和卷宗的签名私钥（PEM） / private key that signs seals and dossiers (PEM)
  CLOUDSEAT_DEMO                 1 载入演示数据，0 不载入；默认 1，用已有 PostgreSQL 时默认 0 / demo data or not; 1 unless the database is your own
  CLOUDSEAT_DEMO_PASSWORD        演示账号密码（至少 8 位）/ password of the demo accounts, 8 characters at least
  CLOUDSEAT_TLS_CERT_FILE        证书文件 / certificate; with the next one the server speaks HTTPS
  CLOUDSEAT_TLS_KEY_FILE         私钥文件 / its key
  CLOUDSEAT_WECHAT_APP_ID        微信公众号；不设则关闭（演示用自带的测试微信）/ WeChat account; off without one (the demo brings a WeChat of its own)
  CLOUDSEAT_WECHAT_APP_SECRET    它的密钥 / its secret
  CLOUDSEAT_WECHAT_TEMPLATE_YOUR_TURN 叫号消息模板的编号，或 JSON / id of the template that tells a turn, or JSON
  CLOUDSEAT_WECHAT_TEMPLATE_PAPER 文书消息模板，写法同上；不设则只发短信 / template that tells of a paper; text messages alone without one
  CLOUDSEAT_LINK_HOSTS           坐席可以发送的链接的域名（逗号分隔），*.gov.cn 不必写 / hosts whose links agents may send, beside *.gov.cn
  CLOUDSEAT_WECHAT_JSSDK_URL     微信网页脚本的地址，不设则不用 / address of WeChat's script for pages; without one pages do without
  CLOUDSEAT_WECHAT_OPEN_URL      授权页地址，默认 https://open.weixin.qq.com / where people are authorized
  CLOUDSEAT_WECHAT_API_URL       接口地址，默认 https://api.weixin.qq.com / where the server asks
  CLOUDSEAT_RECORDING_S3_URL     录像存到 S3 兼容的对象存储的地址；不设则存数据目录 / address of an S3 store for recordings; the data folder without one
  CLOUDSEAT_RECORDING_S3_BUCKET  桶，先建好 / its bucket, made beforehand
  CLOUDSEAT_RECORDING_S3_REGION  区域，默认 us-east-1 / its region
  CLOUDSEAT_RECORDING_S3_KEY     账号 / the account there
  CLOUDSEAT_RECORDING_S3_SECRET  密钥 / its secret
  CLOUDSEAT_LOG_LEVEL            日志级别，默认 info / log level
  MEDIASOUP_WORKER_BIN           已有的媒体组件 / a media worker of your own

没有给出的密钥在首次启动时随机生成，保存在数据目录（仅所有者可读）。
Secrets that are not given are made at random on the first start and kept in the data folder, readable to its owner only.
`;
