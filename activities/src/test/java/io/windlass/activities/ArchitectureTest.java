package io.windlass.activities;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The walls inside the activities: who speaks to Kubernetes, who to AIStore, who to nobody. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("io.windlass.activities");

  private static final String KUBERNETES_CLIENT = "io.fabric8.kubernetes.client";

  @Test
  void onlyTheHttpPackageSpeaksHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "..aistore.http..", "io.windlass.activities.aistore", "..pmem.http..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .check(CLASSES);
  }

  @Test
  void desiredObjectsArePure() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..aistore.objects..",
            "..aistore.preflight..",
            "..aistore.hosts..",
            "..pmem.objects..",
            "..pmem.certificates..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            KUBERNETES_CLIENT, KUBERNETES_CLIENT + ".dsl..", "java.net.http..", "io.temporal..")
        .because("what a cluster consists of, and what is in its way, follows from what was read")
        .check(CLASSES);
  }

  @Test
  void aistoresApiKnowsNoKubernetes() {
    noClasses()
        .that()
        .resideInAPackage("..aistore.http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.fabric8..", "io.temporal.activity..")
        .check(CLASSES);
  }

  @Test
  void sharedPackagesKnowNoStorageSystem() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..activities.kubernetes..", "..activities.report..", "..activities.temporal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..aistore..", "..pmem..")
        .check(CLASSES);
  }

  @Test
  void aistoreKnowsNothingOfDrivers() {
    noClasses()
        .that()
        .resideInAPackage("..activities.aistore..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..activities.pmem..")
        .check(CLASSES);
  }

  @Test
  void driversKnowNothingOfAistore() {
    noClasses()
        .that()
        .resideInAPackage("..activities.pmem..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..aistore..")
        .because("what both need is in a shared package")
        .check(CLASSES);
  }

  @Test
  void noPrinting() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}
