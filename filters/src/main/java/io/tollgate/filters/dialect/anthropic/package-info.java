/**
 * The Anthropic dialect: Messages and the questions about models, as clients call them and as
 * Anthropic and what is compatible with it serve them. Plain Java.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages">Messages API</a>
 */
@NullMarked
package io.tollgate.filters.dialect.anthropic;

import org.jspecify.annotations.NullMarked;
