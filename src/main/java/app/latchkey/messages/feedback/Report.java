package app.latchkey.messages.feedback;

import java.util.Optional;

/**
 * One report of one mail.
 *
 * @param from who told it, as the timeline names them
 * @param token of the call that brought it, which counts once
 */
record Report(Verdict verdict, String from, Optional<String> token) {}
