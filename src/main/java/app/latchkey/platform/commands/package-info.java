/**
 * What an operator types after {@code ./latchkey}. A module offers a command by a bean of type {@link
 * app.latchkey.platform.commands.Command}; it runs without web pages and works whether the server is running or not.
 * Words and options are taken apart once, here, so that every command reads them the same way.
 */
@NullMarked
package app.latchkey.platform.commands;

import org.jspecify.annotations.NullMarked;
