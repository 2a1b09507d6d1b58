package app.latchkey.messages;

/** Our own relay stopped or began again to take the mail of a lane; published inside the transaction that wrote it. */
public record RelayStateChanged(Lane lane, boolean down) {}
