/**
 * Attacks on the ways in, each by pages as an attacker would, against the running house. What a stranger sees is compared
 * for every hidden reason, every secret is raced by sixteen browsers, and mails are read as their receiver reads them.
 */
package app.latchkey.access;
