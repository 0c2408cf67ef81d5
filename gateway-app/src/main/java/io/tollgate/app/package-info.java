/** The application: starts Spring Boot and says what is served. */
@NullMarked
package io.tollgate.app;

import org.jspecify.annotations.NullMarked;
