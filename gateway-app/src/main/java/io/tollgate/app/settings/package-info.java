/** Reads {@code tollgate.yml} strictly: every mistake is named, with its place and the fix. */
@NullMarked
package io.tollgate.app.settings;

import org.jspecify.annotations.NullMarked;
