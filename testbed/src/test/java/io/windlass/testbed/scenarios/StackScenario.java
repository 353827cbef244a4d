package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Command;
import io.windlass.testbed.playground.Kubectl;
import io.windlass.testbed.playground.Stack;
import org.junit.jupiter.api.Test;

/** The stack itself is what a person would expect of a cluster and a server. */
@SideBySide
class StackScenario {

  private final Stack stack = RealStack.shared().stack();

  @Test
  void kubectlIsOfTheServersOwnVersion() {
    String versions = stack.kubectl().succeed("version", "-o", "json");
    assertThat(versions.split("\"gitVersion\": \"" + stack.controlPlane().version() + "\"", -1))
        .as("client and server in %s", versions)
        .hasSize(3);
  }

  @Test
  void rolesAreEnforced() {
    Command.Answer answer = stack.kubectl().run("get", "secrets", "--as=nobody");
    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.errors()).contains("forbidden");
  }

  @Test
  void aPodCanBeCreatedAtOnce() {
    Kubectl kubectl = stack.kubectl();
    kubectl.succeed("create", "namespace", "stack-test");
    assertThat(kubectl.succeed("run", "idle", "--image=idle", "-n", "default", "--dry-run=server"))
        .contains("pod/idle created");
  }

  @Test
  void searchAttributesAreRegistered() {
    String output =
        Command.of(
                stack.settings().tools().temporal().toString(),
                "operator",
                "search-attribute",
                "list",
                "--address",
                stack.temporal().address())
            .run()
            .output();
    assertThat(output)
        .contains("WindlassKind", "WindlassNamespace", "WindlassName")
        .contains("WindlassOperation", "WindlassPhase");
  }
}
