/** Delivers reports by the calendar, to directories and to URLs. */
@NullMarked
package io.tollgate.app.report.delivery;

import org.jspecify.annotations.NullMarked;
