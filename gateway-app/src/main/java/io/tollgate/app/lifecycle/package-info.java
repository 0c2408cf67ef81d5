/** When the models that are served go. */
@NullMarked
package io.tollgate.app.lifecycle;

import org.jspecify.annotations.NullMarked;
