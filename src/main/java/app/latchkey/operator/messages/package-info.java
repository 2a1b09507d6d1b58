/**
 * The whole mails of a demo, with their links and codes, so that one can follow them. It answers only in a demo and only to
 * this machine; everywhere else these addresses do not exist. A mail's HTML stands in a frame that runs nothing and loads
 * nothing; its links stand beside it.
 */
@NullMarked
package app.latchkey.operator.messages;

import org.jspecify.annotations.NullMarked;
