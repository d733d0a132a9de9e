package interlock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.NullMarked;

/// The table of packages in the README is the architecture; this is the wall that keeps it true.
@AnalyzeClasses(
        packages = ArchitectureTest.ROOT,
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "interlock";

    static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    entry("verdict", Set.of()),
                    entry("sandbox", Set.of()),
                    entry("harness", Set.of()),
                    entry("engine", Set.of("harness")),
                    entry("language", Set.of("sandbox", "verdict")),
                    entry("load", Set.of("sandbox", "verdict")),
                    entry("history", Set.of("verdict")),
                    entry("observe", Set.of("sandbox", "verdict")),
                    entry("account", Set.of("web")),
                    entry("web", Set.of()),
                    entry("database", Set.of()),
                    entry(
                            "exercise",
                            Set.of("verdict", "sandbox", "language", "history", "account", "web")),
                    entry(
                            "submission",
                            Set.of(
                                    "account",
                                    "database",
                                    "exercise",
                                    "language",
                                    "sandbox",
                                    "verdict",
                                    "web")),
                    entry("casework", Set.of("exercise", "history", "sandbox", "verdict")),
                    entry(
                            "explore",
                            Set.of(
                                    "casework",
                                    "exercise",
                                    "history",
                                    "language",
                                    "sandbox",
                                    "verdict")),
                    entry("review", Set.of("account", "exercise", "submission", "verdict", "web")),
                    entry(
                            "grading",
                            Set.of(
                                    "verdict",
                                    "sandbox",
                                    "database",
                                    "language",
                                    "load",
                                    "history",
                                    "observe",
                                    "casework",
                                    "explore",
                                    "exercise",
                                    "submission")));

    @ArchTest
    static void packages_use_only_what_the_table_allows(JavaClasses all) {
        MAY_USE.forEach(
                (user, used) -> {
                    String[] forbidden =
                            MAY_USE.keySet().stream()
                                    .filter(name -> !name.equals(user) && !used.contains(name))
                                    .map(name -> ROOT + "." + name + "..")
                                    .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + "." + user + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden)
                            .because("the table lists only " + used + " for " + user)
                            .allowEmptyShould(true)
                            .check(all);
                });
    }

    @ArchTest
    static void the_table_names_every_package(JavaClasses all) {
        var found =
                all.stream()
                        .map(type -> type.getPackageName())
                        .filter(name -> name.startsWith(ROOT + "."))
                        .map(name -> name.substring(ROOT.length() + 1))
                        .collect(Collectors.toCollection(HashSet::new));
        assertEquals(MAY_USE.keySet(), found);
    }

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_harness_sees_only_the_jdk =
            classes()
                    .that()
                    .resideInAPackage(ROOT + ".harness..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "javax..", ROOT + ".harness..")
                    .because("it shares a process with hostile code")
                    .allowEmptyShould(true);

    @ArchTest
    static void every_package_has_null_contracts(JavaClasses all) {
        classes()
                .that()
                .resideOutsideOfPackage(ROOT + ".harness..")
                .and()
                .areTopLevelClasses()
                .should(
                        new com.tngtech.archunit.lang.ArchCondition<>(
                                "be in a @NullMarked package") {
                            @Override
                            public void check(
                                    com.tngtech.archunit.core.domain.JavaClass type,
                                    com.tngtech.archunit.lang.ConditionEvents events) {
                                boolean marked =
                                        type.getPackage().isAnnotatedWith(NullMarked.class);
                                events.add(
                                        new com.tngtech.archunit.lang.SimpleConditionEvent(
                                                type, marked, type.getName()));
                            }
                        })
                .check(all);
    }

    @ArchTest
    static final ArchRule entities_stay_inside_their_feature =
            classes()
                    .that()
                    .areAnnotatedWith(Entity.class)
                    .should()
                    .bePackagePrivate()
                    .because("others hold the id or a record")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule time_is_injected =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".harness..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .because("java.time.Clock is injected, so that tests own the time");

    @ArchTest
    static final ArchRule settings_come_through_config_mappings =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("Main")
                    .and()
                    .resideOutsideOfPackage(ROOT + ".harness..")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(ConfigProvider.class)
                    .orShould()
                    .callMethod(System.class, "getenv")
                    .orShould()
                    .callMethod(System.class, "getenv", String.class)
                    .because("each feature has one typed, documented mapping");

    @ArchTest
    static final ArchRule constructors_inject =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule nothing_generic_is_thrown =
            GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule logging_is_not_java_util =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
