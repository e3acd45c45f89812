// A client of the Element stack (matrix-js-sdk with its Rust encryption) without a window. It reads requests as JSON lines
// from standard input, {"id": 1, "do": "join", "room": "…"}, and answers each with one line: {"id": 1, "result": …} or
// {"id": 1, "error": "…"}. It ends when its input ends.

import { createInterface } from "node:readline";

process.env.NODE_ENV ??= "production";
// Standard output belongs to the answers; whatever the libraries want to tell goes to standard error.
for (const level of ["log", "info", "debug", "warn", "trace"]) console[level] = (...words) => console.error(...words);
// The SDK asks for Node 22, but this is all that Node 20 lacks.
Promise.withResolvers ??= function () {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
};

const sdk = await import("matrix-js-sdk");
const cryptoApi = await import("matrix-js-sdk/lib/crypto-api/index.js");
const { PollResponseEvent } = await import("matrix-js-sdk/lib/extensible_events_v1/PollResponseEvent.js");

const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {}, getChild: () => silent };
const POLL_START = ["org.matrix.msc3381.poll.start", "m.poll.start"];
const SHIELDS = ["none", "grey", "red"];

let client;
let account;
let secretStorageKey = null;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The first truthy value of `probe`, tried again until `seconds` are over. */
async function until(what, seconds, probe) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`not seen within ${seconds} s: ${what}`);
    await sleep(50);
  }
}

const roomOf = (id, seconds = 10) => until(`room ${id}`, seconds, () => client.getRoom(id));

async function eventsOf(room) {
  const events = [...room.getLiveTimeline().getEvents(), ...room.getThreads().flatMap((thread) => thread.events)];
  for (const event of events) if (event.isEncrypted()) await client.decryptEventIfNeeded(event).catch(() => {});
  return events;
}

async function shieldOf(event) {
  if (!event.isEncrypted() || event.isDecryptionFailure()) return {};
  const info = await client.getCrypto().getEncryptionInfoForEvent(event);
  if (!info) return {};
  return {
    shield: SHIELDS[info.shieldColour],
    shieldReason: info.shieldReason === null ? null : cryptoApi.EventShieldReason[info.shieldReason],
  };
}

/** An event as the window would show it. */
async function shown(event) {
  const content = event.getContent();
  const poll = content[POLL_START[0]] ?? content[POLL_START[1]];
  const actions = client.getPushActionsForEvent(event, true);
  return {
    event: event.getId(),
    room: event.getRoomId(),
    sender: event.getSender(),
    type: event.getType(),
    msgtype: content.msgtype ?? null,
    body: content.body ?? poll?.question?.body ?? poll?.question?.["org.matrix.msc1767.text"] ?? null,
    html: content.formatted_body ?? null,
    encrypted: event.isEncrypted(),
    unreadable: event.isDecryptionFailure() ? event.decryptionFailureReason : null,
    edited: Boolean(event.replacingEvent()),
    redacted: event.isRedacted(),
    notify: Boolean(actions?.notify),
    highlight: Boolean(actions?.tweaks?.highlight),
    ...(await shieldOf(event)),
  };
}

/** The SDK's own model of a poll, by event id or a part of its question. */
async function pollOf({ room: id, poll, timeout = 10 }) {
  const room = await roomOf(id);
  return until(`poll ${poll}`, timeout, async () => {
    await eventsOf(room);
    return [...room.polls.values()].reverse().find((one) => one.pollId === poll || one.pollEvent.question.text.includes(poll));
  });
}

/** A new cross-signing identity that signs this device; the account's earlier one, if any, is replaced. */
const newIdentity = () =>
  client.getCrypto().bootstrapCrossSigning({
    setupNewCrossSigning: true,
    authUploadDeviceSigningKeys: async (upload) => {
      try {
        return await upload(null);
      } catch (refusal) {
        const identifier = { type: "m.id.user", user: account.user };
        const { password } = account;
        return await upload({ type: "m.login.password", identifier, password, session: refusal.data?.session });
      }
    },
  });

const requests = {
  async login({ homeserver, user, password, strict = false, sign = true }) {
    const door = sdk.createClient({ baseUrl: homeserver, logger: silent });
    const login = await door.loginRequest({
      type: "m.login.password",
      identifier: { type: "m.id.user", user },
      password,
      initial_device_display_name: "Element without a window",
    });
    client = sdk.createClient({
      baseUrl: homeserver,
      userId: login.user_id,
      deviceId: login.device_id,
      accessToken: login.access_token,
      logger: silent,
      cryptoCallbacks: { getSecretStorageKey: async ({ keys }) => secretStorageKey && [Object.keys(keys)[0], secretStorageKey] },
    });
    await client.initRustCrypto({ useIndexedDB: false });
    if (strict) client.getCrypto().setDeviceIsolationMode(new cryptoApi.OnlySignedDevicesIsolationMode());
    account = { user: login.user_id, password };
    if (sign) await newIdentity();
    const ready = new Promise((resolve) => client.on("sync", (state) => state === "PREPARED" && resolve()));
    await client.startClient({ initialSyncLimit: 100, threadSupport: true });
    await ready;
    return { user: login.user_id, device: login.device_id };
  },

  /** Secret storage with the cross-signing keys in it, as "secure backup" sets it up; gives the recovery key. */
  async secureBackup() {
    const crypto = client.getCrypto();
    const key = await crypto.createRecoveryKeyFromPassphrase();
    secretStorageKey = key.privateKey;
    await crypto.bootstrapSecretStorage({ createSecretStorageKey: async () => key, setupNewSecretStorage: true });
    return key.encodedPrivateKey;
  },

  /** The account's own master key, as this client knows it. */
  async fingerprint() {
    return await client.getCrypto().getCrossSigningKeyId();
  },

  async rooms() {
    return client.getRooms().map((room) => ({
      room: room.roomId,
      name: room.name,
      membership: room.getMyMembership(),
      encrypted: room.hasEncryptionStateEvent(),
      inviter: room.getDMInviter() ?? null,
    }));
  },

  async create({ name, invite }) {
    const { room_id } = await client.createRoom({
      name,
      invite,
      preset: "private_chat",
      initial_state: [{ type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } }],
    });
    return room_id;
  },

  async join({ room: id, timeout = 10 }) {
    await client.joinRoom(id);
    const room = await roomOf(id, timeout);
    await until(`own membership of ${id}`, timeout, () => room.getMyMembership() === "join");
    return null;
  },

  async leave({ room: id, timeout = 10 }) {
    await client.leave(id);
    await until(`end of membership of ${id}`, timeout, () => client.getRoom(id)?.getMyMembership() !== "join");
    return null;
  },

  async send({ room, body }) {
    await roomOf(room);
    return (await client.sendTextMessage(room, body)).event_id;
  },

  async sendEvent({ room, type, content }) {
    await roomOf(room);
    return (await client.sendEvent(room, type, content)).event_id;
  },

  async vote({ room, poll, answer, timeout }) {
    const { pollId, pollEvent } = await pollOf({ room, poll, timeout });
    const chosen = pollEvent.answers.find((one) => one.text === answer || one.id === answer);
    if (!chosen) throw new Error(`no answer ${answer} among ${pollEvent.answers.map((one) => one.text).join(", ")}`);
    const { type, content } = PollResponseEvent.from([chosen.id], pollId).serialize();
    return (await client.sendEvent(room, type, content)).event_id;
  },

  async poll({ room, poll, timeout }) {
    const model = await pollOf({ room, poll, timeout });
    const responses = (await model.getResponses()).getRelations();
    const votes = {};
    for (const one of responses.sort((a, b) => a.getTs() - b.getTs()))
      votes[one.getSender()] = one.getContent()["org.matrix.msc3381.poll.response"]?.answers ?? [];
    return {
      event: model.pollId,
      question: model.pollEvent.question.text,
      answers: model.pollEvent.answers.map(({ id, text }) => ({ id, text })),
      votes,
      ended: model.isEnded,
    };
  },

  async timeline({ room }) {
    return Promise.all((await eventsOf(await roomOf(room))).map(shown));
  },

  /** The newest readable event whose words hold `text`, in one room or in any. */
  async waitFor({ text, room, timeout = 20 }) {
    return until(text, timeout, async () => {
      const rooms = room ? [client.getRoom(room)].filter(Boolean) : client.getRooms();
      for (const one of rooms)
        for (const event of (await eventsOf(one)).reverse()) {
          const seen = await shown(event);
          if (seen.body?.includes(text) && !seen.unreadable) return seen;
        }
    });
  },

  async waitForEvent({ event: id, room, timeout = 20 }) {
    return until(`event ${id}`, timeout, async () => {
      const event = (await eventsOf(await roomOf(room, timeout))).find((one) => one.getId() === id);
      return event && !event.isDecryptionFailure() && shown(event);
    });
  },

  /** The content of a file, fetched and opened as the specification says; in Base64. */
  async file({ event: id, room, timeout = 20 }) {
    const event = await until(`file ${id}`, timeout, async () => {
      const found = (await eventsOf(await roomOf(room, timeout))).find((one) => one.getId() === id);
      return found && !found.isDecryptionFailure() && found;
    });
    const { name, mimetype, file } = { name: event.getContent().body, ...event.getContent().info, ...event.getContent() };
    const address = client.mxcUrlToHttp(file.url, undefined, undefined, undefined, false, true, true);
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${client.getAccessToken()}` } });
    if (!answer.ok) throw new Error(`${answer.status} for ${file.url}`);
    const sealed = await answer.arrayBuffer();
    const hash = Buffer.from(await crypto.subtle.digest("SHA-256", sealed)).toString("base64").replace(/=+$/, "");
    if (file.v !== "v2" || hash !== file.hashes.sha256) throw new Error("the content is not what was sent");
    const key = await crypto.subtle.importKey("jwk", file.key, { name: "AES-CTR" }, false, ["decrypt"]);
    const way = { name: "AES-CTR", counter: Buffer.from(file.iv, "base64"), length: 64 };
    return { name, mimetype, content: Buffer.from(await crypto.subtle.decrypt(way, key, sealed)).toString("base64") };
  },

  async state({ room, type, key = "" }) {
    return (await roomOf(room)).currentState.getStateEvents(type, key)?.getContent() ?? null;
  },
};

const answer = (line) => process.stdout.write(JSON.stringify(line) + "\n");

for await (const line of createInterface({ input: process.stdin })) {
  const { id, do: name, ...parameters } = JSON.parse(line);
  // Not awaited: one request may wait for what another one brings.
  (async () => {
    if (!Object.hasOwn(requests, name)) throw new Error(`no request ${name}`);
    return requests[name](parameters);
  })().then(
    (result) => answer({ id, result: result ?? null }),
    (error) => answer({ id, error: String(error?.stack ?? error) }),
  );
}
client?.stopClient();
process.exit(0);
