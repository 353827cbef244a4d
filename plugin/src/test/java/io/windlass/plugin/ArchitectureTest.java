package io.windlass.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The walls inside the plugin: it knows no kind, and its clients are seen in one place each. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("io.windlass.plugin");

  @Test
  void itKnowsNoStorageSystem() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.windlass.workflows.aistore..")
        .because("whatever is in the category is shown alike")
        .check(CLASSES);
  }

  @Test
  void onlyOneRoomKnowsTheKubernetesClient() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..plugin.cluster..", "..plugin.session..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.fabric8..")
        .check(CLASSES);
  }

  @Test
  void onlyOneRoomKnowsTemporalsClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..plugin.temporal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.temporal.client..", "io.temporal.serviceclient..", "io.grpc..")
        .because("its classes are loaded only when its address is given")
        .check(CLASSES);
  }
}
