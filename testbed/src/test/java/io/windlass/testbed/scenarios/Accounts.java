package io.windlass.testbed.scenarios;

import io.fabric8.kubernetes.api.model.AuthInfoBuilder;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.testbed.playground.Kubectl;
import io.windlass.testbed.playground.StackSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The accounts that the installation gives to worker and starter, with their roles. */
record Accounts(RealStack stack, Path folder) {

  private static final String NAMESPACE = "windlass-system";

  private static final Set<String> KINDS =
      Set.of(
          "Namespace",
          "ServiceAccount",
          "ClusterRole",
          "ClusterRoleBinding",
          "Role",
          "RoleBinding");

  /** As {@code kubectl apply -k} does, without the pods. */
  Accounts install() {
    install("deploy/kubernetes");
    install("deploy/kubernetes/pmem");
    return this;
  }

  private void install(String folder) {
    StackSettings settings = stack.stack().settings();
    Path manifests = settings.tools().project().resolve(folder);
    String all = stack.kubectl().succeed("kustomize", manifests.toString());
    var documents = new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8));
    stack.kubernetes().load(documents).items().stream()
        .filter(object -> KINDS.contains(object.getKind()))
        .forEach(this::apply);
  }

  /** A person in the place of one of them. */
  Kubectl kubectl(String account) {
    return new Kubectl(
        stack.stack().settings().tools().kubectl(),
        Path.of(environment(account).get("KUBECONFIG")));
  }

  private void apply(HasMetadata object) {
    stack.kubernetes().resource(object).forceConflicts().serverSideApply();
  }

  /** What a process finds in its environment that is to be this one. */
  Map<String, String> environment(String account) {
    try {
      StackSettings settings = stack.stack().settings();
      String usual = Files.readString(settings.directory().kubeconfig());
      Config config = Serialization.unmarshal(usual, Config.class);
      String token =
          stack
              .kubectl()
              .succeed("-n", NAMESPACE, "create", "token", account, "--duration=2h")
              .strip();
      config
          .getUsers()
          .forEach(user -> user.setUser(new AuthInfoBuilder().withToken(token).build()));
      config.getContexts().forEach(context -> context.getContext().setNamespace(NAMESPACE));
      Path file = folder.resolve(account + ".kubeconfig");
      Files.writeString(file, Serialization.asYaml(config));
      return Map.of("KUBECONFIG", file.toString());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
