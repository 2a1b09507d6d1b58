/**
 * Mail that leaves in time, and the truth about each one. A message is a row with a template name and ids, written in the
 * transaction of what caused it; it is rendered only when it is sent, so that no row and no backup holds a token. Each lane
 * has a ready table, workers and connections of its own. Own tables: {@code message}, {@code message_attempt},
 * {@code message_event}, {@code ready_*}, {@code relay_state}, {@code lane_*}, {@code domain_pause}, {@code our_refusal},
 * {@code mail_domain},
 * {@code address_delivery},
 * {@code address_state}, {@code mailing*}, {@code saved_list}, {@code unsubscription}, {@code stop_journal}.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Messages",
        allowedDependencies = {"platform", "audit", "accounts", "clubs", "members"})
package app.latchkey.messages;

import org.jspecify.annotations.NullMarked;
