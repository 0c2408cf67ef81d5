/**
 * The Ollama dialect: {@code /api/chat}, {@code /api/generate} and the questions about models, as
 * clients ask them and as Ollama servers answer them. Plain Java.
 *
 * @see <a href="https://docs.ollama.com/api">Ollama API</a>
 */
@NullMarked
package io.tollgate.filters.dialect.ollama;

import org.jspecify.annotations.NullMarked;
