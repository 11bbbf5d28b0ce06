// Made from main.ts by `npm run build:verify`: change that.
// @ts-nocheck
import { createHash, createPublicKey, verify } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
// shared/src/dossier/public-key.ts
/** What stands before the 32 bytes of an Ed25519 public key in its usual wrapping (SPKI, RFC 8410). */
var spkiStart$1 = [
	48,
	42,
	48,
	5,
	6,
	3,
	43,
	101,
	112,
	3,
	33,
	0
];
/** The key as a PEM file has it, and the bytes its id is the SHA-256 of; null where it is no Ed25519 public key. */
function readPublicKey(pem) {
	const [, body] = /^-----BEGIN PUBLIC KEY-----\s+([A-Za-z0-9+/=\s]+?)\s+-----END PUBLIC KEY-----\s*$/.exec(pem) ?? [];
	if (body === void 0) return null;
	let spki;
	try {
		spki = Uint8Array.from(atob(body.replace(/\s/g, "")), (character) => character.charCodeAt(0));
	} catch {
		return null;
	}
	return spki.length === 44 && spkiStart$1.every((byte, index) => spki[index] === byte) ? {
		raw: spki.slice(spkiStart$1.length),
		spki
	} : null;
}
/** 128 bits of the SHA-256 of the wrapped key: short enough to be read out, long enough that nobody makes another one for it. */
var keyIdOf = (spkiSha256) => spkiSha256.slice(0, 32);
/** As it is read out and printed: 1234-5678-… */
var spellKeyId = (keyId) => keyId.match(/.{1,4}/g)?.join("-") ?? keyId;
/** What somebody typed or pasted. */
var parseKeyId = (text) => {
	const keyId = text.replace(/[\s-]/g, "").toLowerCase();
	return /^[0-9a-f]{32}$/.test(keyId) ? keyId : null;
};
/** Files whose place in the package is fixed. The last three stand behind all that the manifest lists. */
var placed = {
	readme: "README.txt",
	key: "public-key.pem",
	journal: "journal.jsonl",
	manifest: "manifest.json",
	head: "head.json",
	signature: "head.sig"
};
var sealPath = (recordingId) => `seals/${recordingId}.json`;
var sealSignaturePath = (recordingId) => `seals/${recordingId}.sig`;
var olderKeyPath = (keyId) => `keys/${keyId}.pem`;
var segmentPath = (recordingId, trackId, { index, container }) => `recordings/${recordingId}/${trackId}/${String(index).padStart(6, "0")}.${container}`;
/** Kinds whose SHA-256 must be in the case's journal. */
var journalledKinds = [
	"document",
	"paper",
	"signature",
	"opinion",
	"form"
];
var headOf = (manifest, manifestSha256) => ({
	format: manifest.format,
	version: manifest.version,
	madeAt: manifest.madeAt,
	keyId: manifest.keyId,
	journal: manifest.journal,
	manifestSha256,
	caseId: manifest.case.caseId,
	caseNumber: manifest.case.caseNumber
});
// shared/src/dossier/zip-layout.ts
var signatures = {
	local: 67324752,
	central: 33639248,
	end: 101010256
};
var [bit32$1, bit16$1] = [4294967295, 65535];
var utf8Flag = 2048;
/** 1980-01-01, the first day a ZIP knows: when something was made is in the manifest. */
var noDate = 33;
/** Made on Unix, a file that its owner may write and all may read. */
var [madeBy, attributes] = [788, 2175008768];
var encoder$1 = new TextEncoder();
function bytesOf(fields, ...rest) {
	const fixed = fields.reduce((sum, [, byteCount]) => sum + byteCount, 0);
	const bytes = new Uint8Array(rest.reduce((sum, part) => sum + part.length, fixed));
	const view = new DataView(bytes.buffer);
	let at = 0;
	for (const [value, byteCount] of fields) {
		if (byteCount === 2) view.setUint16(at, Number(value), true);
		else if (byteCount === 4) view.setUint32(at, Number(value), true);
		else view.setBigUint64(at, BigInt(value), true);
		at += byteCount;
	}
	for (const part of rest) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}
/** Before each file. A single file is below 4 GiB; the package may be larger. */
function localHeader({ path, size, crc32 }) {
	if (size >= bit32$1) throw new RangeError(`${path} is larger than a file of a dossier may be`);
	const name = encoder$1.encode(path);
	return bytesOf([...[
		[signatures.local, 4],
		[20, 2],
		[utf8Flag, 2],
		[0, 2],
		[0, 2],
		[noDate, 2]
	], ...[
		[crc32, 4],
		[size, 4],
		[size, 4],
		[name.length, 2],
		[0, 2]
	]], name);
}
/** Of one file, in the directory at the end. */
function centralRecord({ path, size, crc32, offset }) {
	const name = encoder$1.encode(path);
	const isFar = offset >= bit32$1;
	const extra = isFar ? bytesOf([
		[1, 2],
		[8, 2],
		[offset, 8]
	]) : /* @__PURE__ */ new Uint8Array();
	return bytesOf([
		...[
			[signatures.central, 4],
			[madeBy, 2],
			[isFar ? 45 : 20, 2],
			[utf8Flag, 2],
			[0, 2]
		],
		...[
			[0, 2],
			[noDate, 2],
			[crc32, 4],
			[size, 4],
			[size, 4],
			[name.length, 2]
		],
		...[
			[extra.length, 2],
			[0, 2],
			[0, 2],
			[0, 2],
			[attributes, 4]
		],
		[isFar ? bit32$1 : offset, 4]
	], name, extra);
}
/** After the directory; with the 64 bit records where the package is too large or has too many files without them. */
function zipEnd(entryCount, directoryAt, directoryBytes) {
	const large = entryCount >= bit16$1 || directoryAt >= bit32$1 || directoryBytes >= bit32$1 ? largeEnd(entryCount, directoryAt, directoryBytes) : /* @__PURE__ */ new Uint8Array();
	const count = Math.min(entryCount, bit16$1);
	return bytesOf([], large, bytesOf([...[
		[signatures.end, 4],
		[0, 2],
		[0, 2],
		[count, 2],
		[count, 2]
	], ...[
		[Math.min(directoryBytes, bit32$1), 4],
		[Math.min(directoryAt, bit32$1), 4],
		[0, 2]
	]]));
}
function largeEnd(entryCount, directoryAt, directoryBytes) {
	return bytesOf([
		...[
			[101075792, 4],
			[44, 8],
			[madeBy, 2],
			[45, 2],
			[0, 4],
			[0, 4]
		],
		...[
			[entryCount, 8],
			[entryCount, 8],
			[directoryBytes, 8],
			[directoryAt, 8]
		],
		...[
			[117853008, 4],
			[0, 4],
			[directoryAt + directoryBytes, 8],
			[1, 4]
		]
	]);
}
var table;
/** The ZIP's own checksum; goes on from `before`. */
function crc32(bytes, before = 0) {
	table ??= Uint32Array.from({ length: 256 }, (_, index) => {
		let value = index;
		for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 3988292384 ^ value >>> 1 : value >>> 1;
		return value;
	});
	let crc = ~before;
	for (const byte of bytes) crc = (table[(crc ^ byte) & 255] ?? 0) ^ crc >>> 8;
	return ~crc >>> 0;
}
// shared/src/dossier/verify/check-files.ts
var chunkBytes = 4194304;
var isSame = (left, right) => left.length === right.length && left.every((byte, index) => byte === right[index]);
/**
* Reads the whole package once, a few megabytes at a time: each file against its SHA-256 in the list, each header against the one
* that follows from the list.
*/
async function checkFiles(matched, given) {
	const { source, tools, report, onProgress } = given;
	const sha256s = /* @__PURE__ */ new Map();
	const truths = [];
	for (const { entry, file, path } of matched) {
		const end = entry.contentAt + entry.size;
		const hash = tools.createHash(entry.size);
		let header = /* @__PURE__ */ new Uint8Array();
		let crc = 0;
		let at = entry.offset;
		do {
			const read = await source.read(at, Math.min(end, at + chunkBytes));
			const headerBytes = at === entry.offset ? entry.contentAt - at : 0;
			if (headerBytes > 0) header = read.slice(0, headerBytes);
			const bytes = read.subarray(headerBytes);
			hash.update(bytes);
			if (file === null) crc = crc32(bytes, crc);
			at += chunkBytes;
			onProgress(Math.min(at, end));
		} while (at < end);
		const sha256 = await hash.hex();
		if (file !== null) sha256s.set(path, sha256);
		const isGood = file === null || file.sha256 === sha256 && file.size === entry.size;
		if (!isGood) report.fault("files", "changed", path);
		const truth = file === null ? {
			path,
			size: entry.size,
			crc32: crc
		} : truthOf(file);
		truths.push(truth);
		if (isGood && !isSame(header, localHeader(truth))) report.fault("package", "headerChanged", path);
		report.count("files", 1);
	}
	nameSwapped(matched, sha256s, report);
	return {
		sha256s,
		truths
	};
}
var truthOf = (file) => ({
	path: file.path,
	size: file.size,
	crc32: Number.parseInt(file.crc32, 16)
});
/** What lies in another listed file's place. */
function nameSwapped(matched, found, report) {
	const bySha256 = new Map(matched.flatMap(({ file }) => file ? [[file.sha256, file.path]] : []));
	for (const finding of report.findings) {
		if (finding.check !== "files" || finding.problem !== "changed") continue;
		const other = bySha256.get(found.get(finding.subject) ?? "");
		if (other !== void 0 && other !== finding.subject) Object.assign(finding, {
			problem: "swapped",
			other
		});
	}
}
/** The directory at the end against the one that follows from the files in front of it; byte for byte, to the last one. */
async function checkDirectory({ directoryAt, entries }, truths, { source, report }) {
	let at = directoryAt;
	for (const [index, truth] of truths.entries()) {
		const expected = centralRecord({
			...truth,
			offset: entries[index]?.offset ?? 0
		});
		const bytes = await source.read(at, Math.min(source.size, at + expected.length));
		if (!report.findings.some(({ check, subject }) => check === "files" && subject === truth.path) && !isSame(bytes, expected)) report.fault("package", "directoryChanged", truth.path, String(at));
		at += expected.length;
	}
	const isWhole = !report.findings.some(({ check }) => check === "files");
	const end = zipEnd(truths.length, directoryAt, at - directoryAt);
	const rest = await source.read(Math.min(at, source.size), Math.min(source.size, at + end.length));
	if (isWhole && !isSame(rest, end)) report.fault("package", "directoryChanged", "ZIP", String(at));
	if (isWhole && source.size > at + end.length) report.fault("package", "extraBytes", String(at + end.length));
	report.count("package", truths.length);
}
// shared/src/dossier/canonical-json.ts
/** JSON with its keys in order, so that equal values give equal bytes to hash. Keys without a value are left out. */
function canonicalJson(value) {
	return JSON.stringify(value, (_, part) => typeof part === "object" && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => left < right ? -1 : 1)) : part);
}
// shared/src/dossier/verify/ports.ts
async function sha256Of(tools, bytes) {
	const hash = tools.createHash(bytes.length);
	hash.update(bytes);
	return hash.hex();
}
var encoder = new TextEncoder();
var sha256OfText = (tools, text) => sha256Of(tools, encoder.encode(text));
// shared/src/dossier/verify/check-head.ts
/** The public keys that the package carries, by their ids; the installation's, and those before it that signed a seal. */
async function readKeys(files, readText, { tools, report }) {
	const keys = /* @__PURE__ */ new Map();
	for (const { path } of files.filter(({ kind }) => kind === "key")) {
		const key = readPublicKey(await readText(path) ?? "");
		if (key === null) {
			report.fault("signature", "unreadable", path);
			continue;
		}
		const keyId = keyIdOf(await sha256Of(tools, key.spki));
		if (path !== placed.key && path !== olderKeyPath(keyId)) report.fault("signature", "otherKey", path, keyId);
		keys.set(keyId, key.raw);
	}
	return keys;
}
/**
* The signed head follows from the manifest: where it does, and the signature does not fit, the signature or the key was changed;
* where it does not, the head or the manifest.
*/
async function checkHead(manifest, parts, keys, { tools, report }) {
	const expected = canonicalJson(headOf(manifest, await sha256Of(tools, parts.manifest)));
	const actual = new TextDecoder().decode(parts.head);
	report.count("manifest", 1);
	report.count("signature", 1);
	const key = keys.get(manifest.keyId);
	const isSigned = key !== void 0 && parts.signature.length === 64 && await tools.isSignedBy(key, parts.head, parts.signature);
	if (actual !== expected) {
		if (isSigned) report.fault("manifest", "notAsSigned", placed.manifest);
		else report.fault("manifest", "notAsSigned", placed.manifest, placed.head);
	}
	if (isSigned) return;
	if (key === void 0) report.fault("signature", "unknownKey", placed.key, manifest.keyId);
	else report.fault("signature", "badSignature", actual === expected ? placed.signature : placed.head);
}
// shared/src/dossier/journal-text.ts
/** Its SHA-256 is what the first entry stands on: the case itself, so that no journal fits another case. */
var startText = (caseId) => `cloudseat case journal v1\n${caseId}`;
/** Its SHA-256 is the entry's hash: the hash before, the place, and the entry as JSON with sorted keys. */
function entryText(before, { sequence, ...line }) {
	const { at, actorRole, actorId, action, callId, details } = line;
	return `${before}\n${sequence}\n${canonicalJson({
		at,
		actorRole,
		actorId,
		action,
		callId,
		details
	})}`;
}
// shared/src/dossier/verify/check-journal.ts
/** Each line of the file as an entry; null where it is none. */
function readEntries(text) {
	const lines = text.split("\n");
	if (lines.at(-1) === "") lines.pop();
	return lines.map((line) => {
		try {
			const entry = JSON.parse(line);
			return Number.isInteger(entry.sequence) && typeof entry.hash === "string" && typeof entry.details === "object" && canonicalJson(entry) === line ? entry : null;
		} catch {
			return null;
		}
	});
}
var nameEntry = (sequence) => `${placed.journal} #${sequence}`;
/** Recomputes the whole chain, from the case's own start to the head that is signed. */
async function checkJournal({ case: { caseId }, journal }, entries, { tools, report }) {
	let before = await sha256OfText(tools, startText(caseId));
	let expected = 1;
	for (const entry of entries) {
		report.count("journal", 1);
		if (entry === null) {
			report.fault("journal", "entryChanged", nameEntry(expected));
			expected += 1;
			continue;
		}
		if (entry.sequence < expected) {
			report.fault("journal", "entryAdded", nameEntry(entry.sequence));
			continue;
		}
		for (; expected < entry.sequence; expected += 1) {
			report.fault("journal", "entryMissing", nameEntry(expected));
			if (entry.sequence - expected > 100) expected = entry.sequence - 1;
		}
		if (await sha256OfText(tools, entryText(before, entry)) !== entry.hash) {
			if (!report.findings.some(({ subject }) => subject === nameEntry(expected - 1))) report.fault("journal", "entryChanged", nameEntry(entry.sequence));
		}
		before = entry.hash;
		expected = entry.sequence + 1;
	}
	const last = expected - 1;
	if (last < journal.entryCount) report.fault("journal", "entryMissing", `${nameEntry(last + 1)}–${journal.entryCount}`);
	else if (last > journal.entryCount) report.fault("journal", "entryAdded", nameEntry(last));
	else if (before !== journal.head) report.fault("journal", "headMoved", placed.journal);
	report.count("journal", 0);
}
/** Everything in the entries that looks like a SHA-256. */
function collectSha256s(entries) {
	const found = /* @__PURE__ */ new Set();
	const look = (value) => {
		if (typeof value === "string") {
			if (/^[0-9a-f]{64}$/.test(value)) found.add(value);
		} else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) look(part);
	};
	for (const entry of entries) look(entry?.details);
	return found;
}
// shared/src/dossier/verify/check-seals.ts
/**
* Each recording's seal: its signature, its place in the journal, and each segment it names against the file that is here. Gives
* which key signed which.
*/
async function checkSeals(given) {
	const { manifest, report } = given;
	const signedBy = /* @__PURE__ */ new Map();
	const named = /* @__PURE__ */ new Set();
	for (const { recordingId } of manifest.recordings) {
		report.count("seals", 1);
		const seal = await readSeal(recordingId, given);
		if (seal === null) continue;
		await checkSignature(recordingId, seal, given);
		signedBy.set(recordingId, seal.keyId);
		checkPlace(recordingId, given);
		for (const path of checkSegments(seal, given)) named.add(path);
	}
	for (const { kind, path } of manifest.files) if (kind === "segment" && !named.has(path)) report.fault("seals", "notInSeal", path);
	checkAllHere(given);
	report.count("seals", 0);
	return signedBy;
}
async function readSeal(recordingId, { read, report, manifest }) {
	const path = sealPath(recordingId);
	const bytes = await read(path);
	if (bytes === null) {
		report.fault("seals", "missing", path);
		return null;
	}
	try {
		const text = new TextDecoder().decode(bytes);
		const seal = JSON.parse(text);
		if (seal.format === "cloudseat-recording-seal" && seal.recordingId === recordingId && seal.caseId === manifest.case.caseId && canonicalJson(seal) === text && seal.tracks.every(({ segments }) => segments.every(({ index }) => Number.isInteger(index)))) return seal;
	} catch {}
	report.fault("seals", "unreadable", path);
	return null;
}
async function checkSignature(recordingId, { keyId }, { read, keys, tools, report }) {
	const [text, signature] = await Promise.all([read(sealPath(recordingId)), read(sealSignaturePath(recordingId))]);
	const key = keys.get(keyId);
	if (key === void 0) report.fault("seals", "unknownKey", sealPath(recordingId), keyId);
	else if (!text || signature?.length !== 64 || !await tools.isSignedBy(key, text, signature)) report.fault("seals", "badSignature", sealSignaturePath(recordingId));
}
/** Its head stands in the case's chain: a seal that was made later for other segments does not. */
function checkPlace(recordingId, { entries, sha256s, report }) {
	const head = sha256s.get(sealPath(recordingId));
	if (!entries.some((entry) => entry?.action === "recording.sealed" && entry.details.recordingId === recordingId && entry.details.headSha256 === head)) report.fault("seals", "notInJournal", sealPath(recordingId));
}
function checkSegments(seal, { sha256s, manifest, report }) {
	const gone = manifest.leftOut.some(({ what, id, why }) => what === "recording" && id === seal.recordingId && why === "deleted");
	const sealed = seal.tracks.flatMap(({ trackId, segments }) => segments.map((segment) => ({
		...segment,
		path: segmentPath(seal.recordingId, trackId, segment)
	})));
	if (gone) return [];
	for (const { path, sha256 } of sealed) {
		const actual = sha256s.get(path);
		if (actual === void 0) report.fault("seals", "missing", path);
		else if (actual !== sha256) report.fault("seals", "changed", path);
	}
	return sealed.map(({ path }) => path);
}
/** A recording whose seal the journal knows is here, or the package says why not. */
function checkAllHere({ manifest, entries, report }) {
	const told = /* @__PURE__ */ new Set([...manifest.recordings.map(({ recordingId }) => recordingId), ...manifest.leftOut.filter(({ what }) => what === "recording").map(({ id }) => id)]);
	for (const entry of entries) {
		const { recordingId } = entry?.details ?? {};
		if (entry?.action === "recording.sealed" && typeof recordingId === "string" && !told.has(recordingId)) report.fault("seals", "sealGone", recordingId);
	}
}
// shared/src/dossier/verify/match-entries.ts
/** Files that the list cannot have: it is one of them, and the others are made of it. */
var tail = [
	placed.manifest,
	placed.head,
	placed.signature
];
/**
* What lies in the package against the list of what should: by name, and what has another name by its place and size. Names
* what is missing, what was added, and what stands in another order.
*/
function matchEntries(entries, manifest, report) {
	const listed = new Map(manifest.files.map((file) => [file.path, file]));
	const here = new Set(entries.map(({ path }) => path));
	const gone = manifest.files.filter(({ path }) => !here.has(path));
	const seen = /* @__PURE__ */ new Set();
	const matched = entries.map((entry) => {
		const { path } = entry;
		if (seen.has(path)) {
			report.fault("files", "twice", path);
			return {
				entry,
				file: null,
				path
			};
		}
		seen.add(path);
		const file = listed.get(path);
		if (file || tail.includes(path)) return {
			entry,
			file: file ?? null,
			path
		};
		const ofTail = tail[entries.indexOf(entry) - entries.length + tail.length];
		if (ofTail !== void 0 && !here.has(ofTail)) {
			here.add(ofTail);
			report.fault("files", "renamed", ofTail, path);
			return {
				entry,
				file: null,
				path: ofTail
			};
		}
		const renamed = findRenamed(entry, entries, gone, manifest);
		if (renamed === void 0) report.fault("files", "added", path);
		else {
			gone.splice(gone.indexOf(renamed), 1);
			report.fault("files", "renamed", renamed.path, path);
		}
		return {
			entry,
			file: renamed ?? null,
			path: renamed?.path ?? path
		};
	});
	for (const { path } of gone) report.fault("files", "missing", path);
	for (const path of tail) if (!here.has(path)) report.fault("files", "missing", path);
	const order = [...manifest.files.map(({ path }) => path), ...tail].filter((path) => here.has(path));
	const wrong = entries.map(({ path }) => path).filter((path) => listed.has(path) || tail.includes(path)).find((path, index) => order[index] !== path);
	if (wrong !== void 0) report.fault("package", "outOfOrder", wrong);
	return matched;
}
var findRenamed = (entry, entries, gone, manifest) => {
	const inPlace = manifest.files[entries.indexOf(entry)];
	if (inPlace && gone.includes(inPlace) && inPlace.size === entry.size) return inPlace;
	const sameCrc = (file) => file.size === entry.size && Number.parseInt(file.crc32, 16) === entry.crc32;
	return gone.find(sameCrc);
};
// shared/src/dossier/verify/read-zip.ts
var directoryMaxBytes = 268435456;
var recordBytes = 46;
var [bit32, bit16] = [4294967295, 65535];
var largeBytes = 76;
var decoder = new TextDecoder("utf-8", { fatal: false });
var viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
/**
* By the directory at its end, else, where that is damaged, by going from file to file. Null where neither leads through the
* whole package.
*/
async function readZip(source) {
	return await readByDirectory(source) ?? await readByWalking(source);
}
async function readByDirectory(source) {
	const end = await findEnd(source);
	if (end === null) return null;
	const { count, directoryAt, directoryBytes } = end;
	if (directoryBytes > directoryMaxBytes || directoryAt + directoryBytes > source.size) return null;
	const bytes = await source.read(directoryAt, directoryAt + directoryBytes);
	const view = viewOf(bytes);
	const entries = [];
	let at = 0;
	let offset = 0;
	while (entries.length < count) {
		if (at + recordBytes > bytes.length || view.getUint32(at, true) !== signatures.central) return null;
		const [size, nameLength, extraLength] = [
			view.getUint32(at + 24, true),
			view.getUint16(at + 28, true),
			view.getUint16(at + 30, true)
		];
		const path = decoder.decode(bytes.subarray(at + recordBytes, at + recordBytes + nameLength));
		const near = view.getUint32(at + 42, true);
		const extraAt = at + recordBytes + nameLength;
		if (extraAt + extraLength > bytes.length) return null;
		if ((near === bit32 && extraLength === 12 ? Number(view.getBigUint64(extraAt + 4, true)) : near) !== offset) return null;
		const contentAt = offset + 30 + nameLength;
		entries.push({
			path,
			size,
			crc32: view.getUint32(at + 16, true),
			offset,
			contentAt
		});
		offset = contentAt + size;
		at = extraAt + extraLength;
	}
	return at === bytes.length && offset === directoryAt ? {
		entries,
		directoryAt
	} : null;
}
async function findEnd(source) {
	if (source.size < 22) return null;
	const view = viewOf(await source.read(source.size - 22, source.size));
	if (view.getUint32(0, true) !== signatures.end) return null;
	const near = {
		count: view.getUint16(10, true),
		directoryBytes: view.getUint32(12, true),
		directoryAt: view.getUint32(16, true)
	};
	if (!(near.count === bit16 || near.directoryBytes === bit32 || near.directoryAt === bit32)) return near;
	const largeAt = source.size - 22 - largeBytes;
	if (largeAt < 0) return null;
	const large = viewOf(await source.read(largeAt, largeAt + largeBytes));
	if (large.getUint32(0, true) !== 101075792) return null;
	const read = (at) => Number(large.getBigUint64(at, true));
	return {
		count: read(32),
		directoryBytes: read(40),
		directoryAt: read(48)
	};
}
async function readByWalking(source) {
	const entries = [];
	let offset = 0;
	for (;;) {
		const header = await source.read(offset, Math.min(source.size, offset + 30));
		if (header.length < 30) return null;
		const view = viewOf(header);
		const signature = view.getUint32(0, true);
		if (signature === signatures.central) return {
			entries,
			directoryAt: offset
		};
		if (signature !== signatures.local) return entries.at(-1)?.path === "head.sig" ? {
			entries,
			directoryAt: offset
		} : null;
		const [size, nameLength] = [view.getUint32(22, true), view.getUint16(26, true)];
		const nameAt = offset + 30;
		const path = decoder.decode(await source.read(nameAt, Math.min(source.size, nameAt + nameLength)));
		const contentAt = nameAt + nameLength;
		entries.push({
			path,
			size,
			crc32: view.getUint32(14, true),
			offset,
			contentAt
		});
		offset = contentAt + size;
		if (offset > source.size) return null;
	}
}
// shared/src/dossier/verify/report.ts
/** In the order in which they are made and shown. */
var checks = [
	"package",
	"manifest",
	"signature",
	"files",
	"journal",
	"seals",
	"evidence"
];
/** Collects findings and how much each check looked at. */
function createReport() {
	const findings = [];
	const counts = /* @__PURE__ */ new Map();
	return {
		findings,
		fault(check, problem, subject, other) {
			if (!findings.some((known) => known.problem === problem && known.subject === subject)) findings.push({
				check,
				problem,
				subject,
				other
			});
		},
		/** The check was made, of so many more. */
		count(check, more) {
			counts.set(check, (counts.get(check) ?? 0) + more);
		},
		results: () => checks.map((check) => {
			const count = counts.get(check);
			const isBad = findings.some((finding) => finding.check === check);
			return {
				check,
				count: count ?? 0,
				state: isBad ? "bad" : count === void 0 ? "skipped" : "good"
			};
		})
	};
}
// shared/src/dossier/verify/verify-dossier.ts
/** Files that are read whole, because they are looked into. */
var wholeMaxBytes = 268435456;
/**
* Whether a package is, to the last byte, what an installation signed. Reads it once in pieces; asks neither a database nor a
* network. Never throws for what is wrong with the package: that is in the report.
*/
async function verifyDossier({ source, tools, trustedKeyIds, onProgress }) {
	const report = createReport();
	const given = {
		source,
		tools,
		report
	};
	const zip = await readZip(source);
	if (zip === null) {
		report.fault("package", "unreadable", "ZIP");
		return conclude(report, null, source, []);
	}
	const head = await readTail(zip, source);
	const manifest = head.manifest && parseManifest(head.manifest);
	if (!head.manifest || !manifest) {
		const hasOne = head.manifest !== null;
		report.fault("manifest", hasOne ? "unreadable" : "missing", placed.manifest);
		return conclude(report, null, source, []);
	}
	const matched = matchEntries(zip.entries, manifest, report);
	const onChecked = (bytes) => onProgress?.(bytes / source.size);
	const files = await checkFiles(matched, {
		...given,
		onProgress: onChecked
	});
	await checkDirectory(zip, files.truths, given);
	const read = readerOf(matched, source);
	const readText = async (path) => decode(await read(path));
	const keys = await readKeys(manifest.files, readText, given);
	if (head.head && head.signature) await checkHead(manifest, {
		manifest: head.manifest,
		head: head.head,
		signature: head.signature
	}, keys, given);
	const entries = readEntries(await readText(placed.journal) ?? "");
	await checkJournal(manifest, entries, given);
	const signedBy = await checkSeals({
		...given,
		manifest,
		entries,
		keys,
		sha256s: files.sha256s,
		read
	});
	checkEvidence(manifest, files, collectSha256s(entries), report);
	onProgress?.(1);
	return conclude(report, manifest, source, judgeKeys(manifest, signedBy, trustedKeyIds));
}
/** Documents, papers, signatures and opinions: each one's SHA-256 stands in the chain. */
function checkEvidence(manifest, { sha256s }, journalled, report) {
	const kinds = journalledKinds;
	for (const { path, kind } of manifest.files) {
		if (!kinds.includes(kind)) continue;
		report.count("evidence", 1);
		const sha256 = sha256s.get(path);
		if (sha256 !== void 0 && !journalled.has(sha256)) report.fault("evidence", "notInJournal", path);
	}
	report.count("evidence", 0);
}
var decode = (bytes) => bytes && new TextDecoder().decode(bytes);
async function readWhole(source, entry) {
	if (entry === void 0 || entry.size > wholeMaxBytes) return null;
	return source.read(entry.contentAt, entry.contentAt + entry.size);
}
var readerOf = (matched, source) => {
	const byPath = new Map(matched.filter(({ file }) => file !== null).map(({ path, entry }) => [path, entry]));
	return (path) => readWhole(source, byPath.get(path));
};
/** By their names, else by their places. */
async function readTail({ entries }, source) {
	const find = (path) => entries.find((entry) => entry.path === path) ?? entries[entries.length - tail.length + tail.indexOf(path)];
	const [manifest = null, head = null, signature = null] = await Promise.all(tail.map((path) => readWhole(source, find(path))));
	return {
		manifest,
		head,
		signature
	};
}
function parseManifest(bytes) {
	try {
		const manifest = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
		return manifest.format === "cloudseat-dossier" && manifest.version === 1 && [
			manifest.files,
			manifest.recordings,
			manifest.leftOut
		].every(Array.isArray) && manifest.files.every(({ path, size, sha256, crc32 }) => [
			typeof path,
			typeof size,
			typeof sha256,
			typeof crc32
		].join() === "string,number,string,string" && size >= 0 && size < 4294967295) && [
			manifest.case.caseId,
			manifest.case.caseNumber,
			manifest.journal.head,
			manifest.keyId
		].every((text) => typeof text === "string") ? manifest : null;
	} catch {
		return null;
	}
}
function judgeKeys(manifest, signedBy, trusted) {
	const uses = /* @__PURE__ */ new Map([[manifest.keyId, ["head"]]]);
	for (const [recordingId, keyId] of signedBy) uses.set(keyId, [...uses.get(keyId) ?? [], recordingId]);
	return [...uses].map(([keyId, signed]) => {
		const isTrusted = trusted.includes(keyId);
		const isCompared = trusted.length === 0 || !signed.includes("head");
		return {
			keyId,
			signed,
			trust: isTrusted ? "trusted" : isCompared ? "compare" : "other"
		};
	});
}
function conclude(report, manifest, source, keys) {
	for (const { keyId, trust } of keys) if (trust === "other") report.fault("signature", "otherKey", placed.key, keyId);
	const isWhole = manifest !== null && report.findings.length === 0;
	const isTrusted = keys.every(({ trust }) => trust === "trusted");
	return {
		verdict: !isWhole ? "broken" : isTrusted ? "intact" : "compareKey",
		about: manifest && {
			caseNumber: manifest.case.caseNumber,
			matterName: manifest.case.matterName,
			departmentName: manifest.case.departmentName,
			madeAt: manifest.madeAt,
			madeFor: manifest.madeFor.name,
			entryCount: manifest.journal.entryCount,
			recordingCount: manifest.recordings.length,
			fileCount: manifest.files.length + tail.length,
			byteCount: source.size
		},
		keys,
		results: report.results(),
		findings: report.findings,
		leftOut: manifest?.leftOut ?? []
	};
}
// scripts/verify-dossier/node-tools.ts
var spkiStart = Buffer.from("302a300506032b6570032100", "hex");
var nodeTools = {
	createHash() {
		const hash = createHash("sha256");
		return {
			update: (bytes) => void hash.update(bytes),
			hex: async () => hash.digest("hex")
		};
	},
	async isSignedBy(raw, message, signature) {
		const der = Buffer.concat([spkiStart, raw]);
		return verify(null, message, createPublicKey({
			key: der,
			format: "der",
			type: "spki"
		}), signature);
	}
};
/** A file, read in pieces. */
async function openFileSource(path) {
	const file = await open(path);
	const { size } = await file.stat();
	return {
		size,
		async read(start, end) {
			const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(end, size) - start));
			let length = 0;
			while (length < bytes.length) {
				const { bytesRead } = await file.read(bytes, length, bytes.length - length, start + length);
				if (bytesRead === 0) break;
				length += bytesRead;
			}
			return bytes.subarray(0, length);
		},
		close: () => file.close()
	};
}
// scripts/verify-dossier/words.ts
var checkWords = {
	package: {
		name: {
			zh: "压缩包的每个字节",
			en: "Every byte of the package"
		},
		unit: {
			zh: "项",
			en: "entries"
		}
	},
	manifest: {
		name: {
			zh: "文件清单",
			en: "The list of files"
		},
		unit: {
			zh: "份",
			en: "list"
		}
	},
	signature: {
		name: {
			zh: "系统签名",
			en: "The signature"
		},
		unit: {
			zh: "个",
			en: "signature"
		}
	},
	files: {
		name: {
			zh: "每个文件的指纹",
			en: "The fingerprint of each file"
		},
		unit: {
			zh: "个文件",
			en: "files"
		}
	},
	journal: {
		name: {
			zh: "办件日志的指纹链",
			en: "The chain of the case’s journal"
		},
		unit: {
			zh: "条",
			en: "entries"
		}
	},
	seals: {
		name: {
			zh: "录音录像的封存",
			en: "The seals of recordings"
		},
		unit: {
			zh: "份",
			en: "recordings"
		}
	},
	evidence: {
		name: {
			zh: "材料、文书、签名、意见都在日志里",
			en: "Documents, papers, signatures and opinions are in the journal"
		},
		unit: {
			zh: "份",
			en: "files"
		}
	}
};
var problemWords = {
	changed: (at) => ({
		zh: `${at}：内容被改动`,
		en: `${at}: changed`
	}),
	missing: (at) => ({
		zh: `${at}：缺失`,
		en: `${at}: missing`
	}),
	added: (at) => ({
		zh: `${at}：多出来的，不在清单里`,
		en: `${at}: added, it is on no list`
	}),
	renamed: (at, to) => ({
		zh: `${at}：被改名为 ${to}`,
		en: `${at}: renamed to ${to}`
	}),
	swapped: (at, other) => ({
		zh: `${at}：被换成了 ${other} 的内容`,
		en: `${at}: changed, it has the content of ${other}`
	}),
	twice: (at) => ({
		zh: `${at}：出现了两次`,
		en: `${at}: is there twice`
	}),
	unreadable: (at) => ({
		zh: `${at}：读不出来，已损坏`,
		en: `${at}: cannot be read, it is damaged`
	}),
	headerChanged: (at) => ({
		zh: `${at}：压缩包里这个文件前面的说明被改动`,
		en: `${at}: the ZIP’s header before this file was changed`
	}),
	directoryChanged: (at, place) => ({
		zh: `${at}：压缩包末尾的目录被改动（第 ${place} 字节起）`,
		en: `${at}: the ZIP’s directory was changed (from byte ${place} on)`
	}),
	outOfOrder: (at) => ({
		zh: `${at}：次序被改动`,
		en: `${at}: stands in another order`
	}),
	extraBytes: (place) => ({
		zh: `压缩包末尾多出字节（第 ${place} 字节起）`,
		en: `bytes were added behind the package (from byte ${place} on)`
	}),
	notAsSigned: (at, other) => other === "" ? {
		zh: `${at}：与签过名的不一样，被改动`,
		en: `${at}: changed, it is not the one that was signed`
	} : {
		zh: `${at} 与 ${other} 不一致，其中一个被改动`,
		en: `${at} and ${other}: do not fit, one was changed`
	},
	badSignature: (at) => ({
		zh: `${at}：签名不符`,
		en: `${at}: the signature does not fit`
	}),
	unknownKey: (at, keyId) => ({
		zh: `${at}：签名用的公钥 ${spellKeyId(keyId)} 不在包里或被改动`,
		en: `${at}: the public key ${spellKeyId(keyId)} is not in the package or was changed`
	}),
	otherKey: (at, keyId) => ({
		zh: `${at}：是另一把公钥 ${spellKeyId(keyId)}，不是指定的那把`,
		en: `${at}: another key, ${spellKeyId(keyId)}, and not the one that was given`
	}),
	entryChanged: (at) => ({
		zh: `${at}：日志这一条被改动`,
		en: `${at}: this entry of the journal was changed`
	}),
	entryMissing: (at) => ({
		zh: `${at}：日志缺这一条`,
		en: `${at}: this entry of the journal is missing`
	}),
	entryAdded: (at) => ({
		zh: `${at}：日志多出这一条`,
		en: `${at}: this entry of the journal was added`
	}),
	headMoved: (at) => ({
		zh: `${at}：日志的最后一条与签过名的不一样`,
		en: `${at}: the journal’s last entry is not the one that was signed`
	}),
	notInJournal: (at) => ({
		zh: `${at}：它的指纹不在办件日志里`,
		en: `${at}: its fingerprint is not in the journal`
	}),
	notInSeal: (at) => ({
		zh: `${at}：封存里没有这一段`,
		en: `${at}: no seal names this segment`
	}),
	sealGone: (at) => ({
		zh: `录音录像 ${at}：日志里封存过，包里没有，也没有说明为什么`,
		en: `recording ${at}: the journal knows its seal, the package has it not and does not say why`
	})
};
var leftOutWords = {
	restricted: {
		zh: "申请导出的人无权取得",
		en: "whoever asked for the package may not have it"
	},
	notSealed: {
		zh: "还没有封存",
		en: "not sealed yet"
	},
	deleted: {
		zh: "保存期满，内容已删除，指纹和封存仍在",
		en: "its term was over: the bytes are deleted, hashes and seal stay"
	},
	unreadable: {
		zh: "导出时读不出来",
		en: "it could not be read when the package was made"
	}
};
var thingWords = {
	recording: {
		zh: "录音录像",
		en: "recording"
	},
	document: {
		zh: "材料",
		en: "document"
	},
	paper: {
		zh: "文书",
		en: "paper"
	}
};
/** Names come from the package: nothing in them moves a cursor or begins a tag. */
var plain = (text) => text.replace(/[\p{Cc}\p{Cf}]/gu, "�");
var wordFinding = ({ problem, subject, other = "" }) => problemWords[problem](plain(subject), plain(other));
function wordResult({ check, state, count }) {
	const { name, unit } = checkWords[check];
	if (state === "skipped") return {
		zh: `${name.zh}：没有查到这一步`,
		en: `${name.en}: not reached`
	};
	return {
		zh: `${name.zh}：${count} ${unit.zh}`,
		en: `${name.en}: ${count} ${unit.en}`
	};
}
var wordLeftOut = ({ what, id, why }) => ({
	zh: `不在包里：${thingWords[what].zh} ${plain(id)}，${leftOutWords[why].zh}`,
	en: `not in the package: ${thingWords[what].en} ${plain(id)}, ${leftOutWords[why].en}`
});
function wordKey({ keyId, signed, trust }) {
	const id = spellKeyId(keyId);
	const what = signed.includes("head") ? {
		zh: "整个包",
		en: "the package"
	} : {
		zh: `${signed.length} 份录音录像的封存`,
		en: `the seal of ${signed.length} recording(s)`
	};
	const words = {
		trusted: {
			zh: "是您指定的公钥",
			en: "it is the key you gave"
		},
		compare: {
			zh: "请与本系统公布的公钥编号（网址 /api/seal-key）核对",
			en: "compare it with the key that the installation publishes (/api/seal-key)"
		},
		other: {
			zh: "不是您指定的公钥",
			en: "it is not the key you gave"
		}
	};
	return {
		zh: `${what.zh}由公钥 ${id} 签名，${words[trust].zh}`,
		en: `${what.en} is signed by key ${id}: ${words[trust].en}`
	};
}
var wordVerdict = ({ verdict, findings }) => {
	if (verdict === "intact") return {
		zh: "完整：与签名时一字不差，公钥也对得上。",
		en: "Whole: every byte is as it was signed, and by the key you gave."
	};
	if (verdict === "compareKey") return {
		zh: "内部完整：与签名时一字不差。还差一步：核对下面的公钥编号是不是本系统公布的。",
		en: "Whole in itself: every byte is as it was signed. One step is left: compare the key below with the published one."
	};
	return {
		zh: `不完整或被改动：发现 ${findings.length} 处问题，见下。`,
		en: `Not whole, or changed: ${findings.length} problem(s), named below.`
	};
};
/** What it is about: from the package itself, worth as much as its signature. */
function wordAbout(report) {
	const { about } = report;
	if (about === null) return null;
	const made = new Date(about.madeAt);
	const when = Number.isFinite(about.madeAt) ? `${made.toISOString().slice(0, 16).replace("T", " ")} UTC` : "?";
	const [number, name, matter] = [
		about.caseNumber,
		about.madeFor,
		about.matterName
	].map((text) => plain(String(text)));
	return {
		zh: `办件 ${number}（${matter}），${about.recordingCount} 份录音录像，${about.fileCount} 个文件，${when} 为${name}导出`,
		en: `Case ${number} (${matter}), ${about.recordingCount} recording(s), ${about.fileCount} files, made ${when} for ${name}`
	};
}
// scripts/verify-dossier/main.ts
var help = `npm run verify-dossier -- <file.zip> [--key <public-key.pem | 公钥编号 key id>]… [--json]

核验导出的卷宗：压缩包的每个字节、签名、每个文件、办件日志的指纹链、录音录像的封存。不联网，不用数据库。
Checks an exported dossier: every byte of the package, the signature, each file, the chain of the case's journal, the seals of its
recordings. Needs no network and no database.

  --key   公布的公钥（PEM 文件或编号），可以写多次；不写则只核对内部是否完整
          the published key, a PEM file or its id, more than once if you like; without it the package is checked in itself
  --json  输出一个 JSON 对象 prints one JSON object

退出码 exit: 0 完整 whole, 1 被改动或不完整 changed or not whole, 2 用法不对 not used like this
`;
var UsageError = class extends Error {};
async function readKeyId(text) {
	const typed = parseKeyId(text);
	if (typed !== null) return typed;
	const key = readPublicKey(await readFile(text, "utf8").catch(() => {
		throw new UsageError(`既不是公钥编号，也没有这个文件 neither a key id nor a file: ${text}`);
	}));
	if (key === null) throw new UsageError(`不是 Ed25519 公钥 no Ed25519 public key: ${text}`);
	return keyIdOf(createHash("sha256").update(key.spki).digest("hex"));
}
function readArguments() {
	try {
		return parseArgs({
			options: {
				key: {
					type: "string",
					multiple: true
				},
				json: { type: "boolean" },
				help: { type: "boolean" }
			},
			allowPositionals: true
		});
	} catch (error) {
		throw new UsageError(error.message);
	}
}
var both = ({ zh, en }) => `${zh}\n    ${en}`;
function print(report) {
	const about = wordAbout(report);
	if (about) console.log(`${both(about)}\n`);
	for (const result of report.results) {
		const mark = {
			good: "✓",
			bad: "✗",
			skipped: "–"
		}[result.state];
		console.log(`${mark} ${both(wordResult(result))}`);
		for (const finding of report.findings.filter(({ check }) => check === result.check)) console.log(`  ✗ ${wordFinding(finding).zh}\n    ${wordFinding(finding).en}`);
	}
	for (const left of report.leftOut) console.log(`· ${both(wordLeftOut(left))}`);
	console.log("");
	for (const key of report.keys) console.log(`${both(wordKey(key))}`);
	console.log(`\n${both(wordVerdict(report))}`);
}
/** On a terminal that a person looks at. */
function createProgress(isOn) {
	let last = -1;
	return (share) => {
		const percent = Math.floor(share * 100);
		if (!isOn || percent === last) return;
		last = percent;
		process.stderr.write(`\r${percent} %${percent === 100 ? "\r      \r" : ""}`);
	};
}
async function run() {
	const { values, positionals } = readArguments();
	const [path, ...rest] = positionals;
	if (values.help) {
		console.log(help);
		return 0;
	}
	if (path === void 0 || rest.length > 0) throw new UsageError(help);
	const trustedKeyIds = await Promise.all((values.key ?? []).map(readKeyId));
	const source = await openFileSource(path).catch((error) => {
		throw new UsageError(`打不开 cannot be opened: ${plain(path)} (${error.code})`);
	});
	try {
		const report = await verifyDossier({
			source,
			tools: nodeTools,
			trustedKeyIds,
			onProgress: createProgress(process.stderr.isTTY === true && values.json !== true)
		});
		if (values.json) console.log(JSON.stringify(report));
		else print(report);
		return report.verdict === "broken" ? 1 : 0;
	} finally {
		await source.close();
	}
}
try {
	process.exitCode = await run();
} catch (error) {
	console.error(error instanceof UsageError ? error.message : error);
	process.exitCode = 2;
}
export {};
