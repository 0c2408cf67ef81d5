/** Reports over HTTP: as JSON for pages, as CSV and FOCUS for finance. */
@NullMarked
package io.tollgate.app.report;

import org.jspecify.annotations.NullMarked;
