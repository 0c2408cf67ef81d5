/** The simulated provider: a first answer without an account, and a place to rehearse failure. */
@NullMarked
package io.tollgate.app.demo;

import org.jspecify.annotations.NullMarked;
