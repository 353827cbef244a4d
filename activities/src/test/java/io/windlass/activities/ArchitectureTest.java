package io.windlass.activities;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls inside the activities: who speaks to Kubernetes, who to AIStore, who to nobody. */
@AnalyzeClasses(
    packages = "io.windlass.activities",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String KUBERNETES_CLIENT = "io.fabric8.kubernetes.client";

  @ArchTest
  static final ArchRule onlyTheHttpPackageSpeaksHttp =
      noClasses()
          .that()
          .resideOutsideOfPackages("..aistore.http..", "io.windlass.activities.aistore")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..");

  @ArchTest
  static final ArchRule desiredObjectsArePure =
      noClasses()
          .that()
          .resideInAPackage("..aistore.objects..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              KUBERNETES_CLIENT, KUBERNETES_CLIENT + ".dsl..", "java.net.http..", "io.temporal..")
          .because("what a cluster consists of follows from its resource alone");

  @ArchTest
  static final ArchRule aistoresApiKnowsNoKubernetes =
      noClasses()
          .that()
          .resideInAPackage("..aistore.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.fabric8..", "io.temporal.activity..");

  @ArchTest
  static final ArchRule sharedPackagesKnowNoStorageSystem =
      noClasses()
          .that()
          .resideInAnyPackage("..activities.kubernetes..", "..activities.temporal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..aistore..");

  @ArchTest
  static final ArchRule noPrinting =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
