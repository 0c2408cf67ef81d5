package io.tollgate.app.role;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything by which people administer; a gateway at the edge does not so much as load it. */
@FullRole
@Configuration(proxyBeanMethods = false)
@ComponentScan({"io.tollgate.app.admin", "io.tollgate.app.report"})
class Administration {}
