package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.activities.aistore.objects.authn.AuthnDeploymentObject;
import io.windlass.activities.aistore.objects.authn.AuthnObjects;
import io.windlass.activities.aistore.objects.authn.PodHashes;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * AuthN that ais-operator has made is left alone until a person has it adopted, and its pod is
 * replaced when a person says so. Then it is reached from outside, and its volume grows.
 */
@Tag("long")
@SideBySide
class AuthnAdoptionScenario {

  private static final String PASSWORD = "horse-battery-adopted";
  private static final Pattern APPROVAL = Pattern.compile("windlass\\.io/approved=\\S+");

  private static final String RESOURCE =
      """
      apiVersion: auth.ais.nvidia.com/v1alpha1
      kind: AIStoreAuth
      metadata:
        name: tokens
        namespace: %s
        annotations: {windlass.io/paused: "true"}
      spec:
        adminSecret: {name: tokens-admin}
        hmacSecret: {name: tokens-signing}
        persistence: {storageClass: windlass-local, size: 256Mi}
        deployment:
          container: {image: "aistorage/authn:v5.0"}
      """;

  @Test
  void isAdoptedReachedFromOutsideAndGrown() {
    Cluster cluster = Cluster.in("authn-adopted");
    AuthnService.secrets(cluster.stack(), cluster.namespace(), "tokens", PASSWORD);
    AuthnService service = AuthnService.untrusted(cluster);
    var answer = cluster.tryApply(RESOURCE.formatted(cluster.namespace()));
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    theirOperatorMakes(cluster, service.resource().orElseThrow());

    isLeftAlone(cluster, service);
    isAdoptedWhenAPersonSaysSo(cluster, service);
    isReachedFromOutside(cluster, service);
    itsVolumeGrows(cluster, service);
    service.delete();
    assertThat(cluster.claims()).as("retained").containsKey("tokens-storage");
  }

  /** The same objects, by its field manager. */
  private static void theirOperatorMakes(Cluster cluster, AIStoreAuth auth) {
    PodHashes none = new PodHashes("", "", "");
    Stream.concat(
            new AuthnObjects(auth).foundation().stream(),
            Stream.<HasMetadata>of(AuthnDeploymentObject.of(auth, none)))
        .forEach(
            object ->
                cluster
                    .stack()
                    .kubernetes()
                    .resource(object)
                    .fieldManager("ais-operator")
                    .forceConflicts()
                    .serverSideApply());
    cluster.kubectl("wait", "--for=condition=Available", "deployment/tokens", "--timeout=120s");
  }

  private static void isLeftAlone(Cluster cluster, AuthnService service) {
    String pod = service.pod();
    annotate(cluster, "windlass.io/paused-");
    service.await("Stalled", "True", "ais-operator works on this AuthN");
    assertThat(service.condition("Stalled").getReason()).isEqualTo("OtherOperator");
    assertThat(service.pod()).isEqualTo(pod);
  }

  private static void isAdoptedWhenAPersonSaysSo(Cluster cluster, AuthnService service) {
    String pod = service.pod();
    annotate(cluster, "windlass.io/approval=before-disruption");
    annotate(cluster, "windlass.io/adopt=one");
    service.await("Progressing", "True", "windlass.io/approved=");
    assertThat(service.pod()).isEqualTo(pod);

    Condition held = service.condition("Progressing");
    Matcher approval = APPROVAL.matcher(held.getMessage());
    assertThat(approval.find()).as(held.getMessage()).isTrue();
    annotate(cluster, approval.group());
    service.awaitAnother(pod);
    annotate(cluster, "windlass.io/approval-");
    assertThat(Eventually.holds(Cluster.SOON, () -> answered(service)))
        .as(service::describe)
        .isTrue();
    assertThat(
            cluster.kubectl("get", "deployment", "tokens", "-o", "yaml", "--show-managed-fields"))
        .contains("manager: windlass")
        .doesNotContain("manager: ais-operator");
  }

  private static boolean answered(AuthnService service) {
    return "one"
        .equals(
            service
                .resource()
                .orElseThrow()
                .getMetadata()
                .getAnnotations()
                .get("windlass.io/adopt-done"));
  }

  private static void isReachedFromOutside(Cluster cluster, AuthnService service) {
    String pod = service.pod();
    service.edit(
        """
        {"externalAccess": {"nodePort": {"port": 31520}, "loadBalancer": {"port": 52101, "annotations": {"example.com/pool": "a"}}}}""");
    awaitText(
        cluster,
        "31520",
        "get",
        "service",
        "tokens-nodeport",
        "--ignore-not-found",
        "-o",
        "jsonpath={.spec.ports[0].nodePort}");
    String[] address = {
      "get",
      "service",
      "tokens-lb",
      "--ignore-not-found",
      "-o",
      "jsonpath={.status.loadBalancer.ingress[0].ip}"
    };
    awaitText(cluster, ".", address);
    assertThat(Eventually.holds(Cluster.SOON, () -> login(cluster.kubectl(address).strip()) == 200))
        .as(service::describe)
        .isTrue();
    assertThat(cluster.kubectl("get", "service", "tokens-lb", "-o", "yaml"))
        .contains("example.com/pool: a");
    service.awaitReady();
    assertThat(service.pod()).as("no pod is replaced for that").isEqualTo(pod);

    service.edit("{\"externalAccess\": null}");
    assertThat(
            Eventually.holds(
                Cluster.SOON,
                () ->
                    !cluster
                        .kubectl("get", "services", "-o", "name")
                        .matches("(?s).*tokens-(nodeport|lb).*")))
        .isTrue();
  }

  private static int login(String host) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://%s:52101/v1/users/keeper".formatted(host)))
            .POST(BodyPublishers.ofString("{\"password\": \"%s\"}".formatted(PASSWORD)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException refused) {
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(interrupted));
    }
  }

  private static void itsVolumeGrows(Cluster cluster, AuthnService service) {
    String pod = service.pod();
    service.edit("{\"persistence\": {\"size\": \"512Mi\"}}");
    awaitText(
        cluster,
        "512Mi",
        "get",
        "pvc",
        "tokens-storage",
        "-o",
        "jsonpath={.status.capacity.storage}");
    service.awaitReady();
    assertThat(service.pod()).isEqualTo(pod);
  }

  private static void awaitText(Cluster cluster, String words, String... arguments) {
    Supplier<String> told = () -> cluster.kubectl(arguments);
    assertThat(Eventually.holds(Cluster.SOON, () -> told.get().contains(words)))
        .as(() -> "%s in \"%s\"".formatted(words, told.get()))
        .isTrue();
  }

  private static void annotate(Cluster cluster, String annotation) {
    cluster.kubectl("annotate", "--overwrite", "aistoreauth", "tokens", annotation);
  }
}
