package io.tollgate;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which room a line belongs in: what each module and package may know. */
@AnalyzeClasses(packages = "io.tollgate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String POLICIES = "io.tollgate.policies..";
    private static final String FILTERS = "io.tollgate.filters..";
    private static final String WIRE = "io.tollgate.filters.wire..";
    private static final String DIALECT = "io.tollgate.filters.dialect..";
    private static final String TRANSLATE = "io.tollgate.filters.translate..";
    private static final String UPSTREAM = "io.tollgate.filters.upstream..";
    private static final String GATEWAY = "io.tollgate.filters.gateway..";
    private static final String APP = "io.tollgate.app..";

    private static final String SPRING = "org.springframework..";
    private static final String NETTY = "io.netty..";
    private static final String REACTOR = "reactor..";

    @ArchTest
    static final ArchRule POLICIES_KNOW_NO_OTHER_MODULE = mustNotKnow(POLICIES, FILTERS, APP);

    @ArchTest static final ArchRule FILTERS_DO_NOT_KNOW_THE_APP = mustNotKnow(FILTERS, APP);

    @ArchTest
    static final ArchRule POLICIES_KNOW_NO_HTTP =
            mustNotKnow(POLICIES, "org.springframework.web..", "org.springframework.http..");

    /** What is kept, and how, is the business of the stores alone. */
    @ArchTest
    static final ArchRule ONLY_STORES_KNOW_DATABASES_AND_FORMATS =
            noClasses()
                    .that()
                    .resideInAPackage(POLICIES)
                    .and()
                    .resideOutsideOfPackage("io.tollgate.policies.store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            SPRING,
                            NETTY,
                            REACTOR,
                            "java.sql..",
                            "io.lettuce..",
                            "tools.jackson..",
                            "com.fasterxml.jackson..",
                            "io.tollgate.policies.store..");

    @ArchTest
    static final ArchRule TRANSLATION_IS_PURE_JAVA =
            noClasses()
                    .that()
                    .resideInAnyPackage(WIRE, DIALECT, TRANSLATE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(SPRING, NETTY, REACTOR, "org.reactivestreams..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule CHOOSING_IS_PURE_JAVA = mustNotKnow(UPSTREAM, SPRING, NETTY, REACTOR);

    @ArchTest
    static final ArchRule ONLY_TWO_ROOMS_KNOW_SPRING_CLOUD_GATEWAY =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(GATEWAY, APP)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.springframework.cloud.gateway..");

    @ArchTest
    static final ArchRule DIALECTS_NEVER_KNOW_EACH_OTHER =
            slices().matching("io.tollgate.filters.dialect.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule THE_WIRE_KNOWS_NO_DIALECT =
            mustNotKnow(WIRE, DIALECT, TRANSLATE, UPSTREAM, GATEWAY);

    @ArchTest
    static final ArchRule A_DIALECT_DOES_NOT_KNOW_WHO_USES_IT =
            mustNotKnow(DIALECT, TRANSLATE, UPSTREAM, GATEWAY);

    @ArchTest
    static final ArchRule FILTERS_NEVER_BLOCK =
            noClasses()
                    .that()
                    .resideInAPackage(FILTERS)
                    .should()
                    .callMethodWhere(
                            target(owner(assignableTo(Mono.class).or(assignableTo(Flux.class))))
                                    .and(target(nameStartingWith("block"))))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule A_NAME_SAYS_WHAT_A_CLASS_IS =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager)");

    private static ArchRule mustNotKnow(String room, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true);
    }
}
