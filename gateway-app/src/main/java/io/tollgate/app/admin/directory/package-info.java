/** Tenants, teams, projects, their keys and limits, as administrators read and write them. */
@NullMarked
package io.tollgate.app.admin.directory;

import org.jspecify.annotations.NullMarked;
