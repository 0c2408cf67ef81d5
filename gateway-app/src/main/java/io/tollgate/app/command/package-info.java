/** What operators do at a terminal, beside a running gateway or without one. */
@NullMarked
package io.tollgate.app.command;

import org.jspecify.annotations.NullMarked;
