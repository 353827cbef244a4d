package io.windlass.workflows;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.windlass.workflows.aistore.OperationPlanner;

/** The walls inside the workflows: what happens is decided here, nothing is touched. */
@AnalyzeClasses(
    packages = "io.windlass.workflows",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule noInputOrOutput =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "java.nio.file..", "java.sql..", "org.slf4j..")
          .because("a workflow must do the same again when it is replayed");

  @ArchTest
  static final ArchRule noClientOfKubernetes =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.fabric8.kubernetes.client..")
                  .and(not(simpleName("CustomResource"))))
          .because("only activities speak to Kubernetes");

  @ArchTest
  static final ArchRule noClockAndNoChance =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.Random.class)
          .because("a workflow must do the same again when it is replayed");

  @ArchTest
  static final ArchRule lifecycleKnowsNoStorageSystem =
      noClasses()
          .that()
          .resideInAPackage("..lifecycle..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..aistore..");

  @ArchTest
  static final ArchRule plannersArePure =
      noClasses()
          .that()
          .implement(OperationPlanner.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.temporal..")
          .because("a planner goes from one observation to one plan");

  @ArchTest
  static final ArchRule resourceIsTheInnermostRoom =
      classes()
          .that()
          .resideInAPackage("..aistore.resource..")
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage("io.windlass.."))
                  .or(resideInAPackage("..aistore.resource.."))
                  .or(resideInAPackage("..lifecycle..")));

  @ArchTest
  static final ArchRule operationsKnowNothingOfEachOther =
      slices()
          .matching("io.windlass.workflows.aistore.(deploy|scaleup|upgrade|recover|delete)..")
          .should()
          .notDependOnEachOther();
}
