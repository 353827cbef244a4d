package io.windlass.workflows;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.pmem.PmemPlanner;
import org.junit.jupiter.api.Test;

/** The walls inside the workflows: what happens is decided here, nothing is touched. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("io.windlass.workflows");

  @Test
  void noInputOrOutput() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.nio.file..", "java.sql..")
        .because("a workflow must do the same again when it is replayed")
        .check(CLASSES);
  }

  @Test
  void noClientOfKubernetes() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.fabric8.kubernetes.client..")
                .and(not(simpleName("CustomResource"))))
        .because("only activities speak to Kubernetes")
        .check(CLASSES);
  }

  @Test
  void noClockAndNoChance() {
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
        .because("a workflow must do the same again when it is replayed")
        .check(CLASSES);
  }

  @Test
  void sharedPackagesKnowNoStorageSystem() {
    noClasses()
        .that()
        .resideInAnyPackage("..lifecycle..", "..workflows.resource..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..aistore..", "..pmem..")
        .check(CLASSES);
  }

  @Test
  void driversKnowNothingOfAistore() {
    noClasses()
        .that()
        .resideInAPackage("..workflows.pmem..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..aistore..")
        .because("what both need is in a shared package")
        .check(CLASSES);
  }

  @Test
  void plannersArePure() {
    noClasses()
        .that()
        .implement(OperationPlanner.class)
        .or()
        .implement(PmemPlanner.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.temporal..")
        .because("a planner goes from one observation to one plan")
        .check(CLASSES);
  }

  @Test
  void resourceIsTheInnermostRoom() {
    classes()
        .that()
        .resideInAPackage("..aistore.resource..")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("io.windlass.."))
                .or(resideInAPackage("..aistore.resource.."))
                .or(resideInAPackage("..workflows.resource.."))
                .or(resideInAPackage("..lifecycle..")))
        .check(CLASSES);
  }

  @Test
  void resourcesOfDriversAreAnInnermostRoomToo() {
    classes()
        .that()
        .resideInAPackage("..pmem.resource..")
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("io.windlass.."))
                .or(resideInAPackage("..pmem.resource.."))
                .or(resideInAPackage("..workflows.resource.."))
                .or(resideInAPackage("..lifecycle..")))
        .check(CLASSES);
  }

  @Test
  void operationsKnowNothingOfEachOther() {
    slices()
        .matching("io.windlass.workflows.aistore.(deploy|scaleup|upgrade|recover|delete)..")
        .should()
        .notDependOnEachOther()
        .check(CLASSES);
  }
}
