package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.windlass.pki.Pem;
import io.windlass.pki.Trust;
import io.windlass.pki.UnusablePem;
import io.windlass.testbed.playground.Tools;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** An AuthN service that Windlass runs, made from the sample, as an administrator has it. */
final class AuthnService {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String NAME = "tokens";

  private static final String PLAIN =
      """
      apiVersion: auth.ais.nvidia.com/v1alpha1
      kind: AIStoreAuth
      metadata: {name: tokens, namespace: %s}
      spec:
        adminSecret: {name: tokens-admin}
        hmacSecret: {name: tokens-signing}
        persistence: {storageClass: windlass-local, deletionPolicy: Delete}
        deployment:
          container: {image: "aistorage/authn:v5.0"}
          pod: {nodeSelector: {kubernetes.io/hostname: %s}}
      """;

  private final Cluster cluster;
  private final HttpClient http;

  private AuthnService(Cluster cluster, HttpClient http) {
    this.cluster = cluster;
    this.http = http;
  }

  /** Of which nothing is asked here; nothing is applied yet. */
  static AuthnService untrusted(Cluster cluster) {
    return new AuthnService(cluster, HttpClient.newHttpClient());
  }

  /** One over plain HTTP, on that Kubernetes node, which serves. */
  static AuthnService on(String host, Cluster cluster) {
    secrets(cluster.stack(), cluster.namespace(), NAME, "of a scenario");
    AuthnService service = untrusted(cluster);
    var answer = cluster.tryApply(PLAIN.formatted(cluster.namespace(), host));
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    service.awaitReady();
    return service;
  }

  /** Beside a cluster; nothing is applied yet. Whom to trust is in the ConfigMap {@code trust}. */
  static AuthnService beside(Cluster cluster) {
    String authority = RealStack.certManager().authority(cluster.namespace(), "ca");
    put(
        cluster.stack(),
        new ConfigMapBuilder()
            .withMetadata(meta(cluster.namespace(), "trust"))
            .withData(Map.of("ca.crt", authority))
            .build());
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new Trust(Pem.certificates(authority)).managers(), null);
      return new AuthnService(cluster, HttpClient.newBuilder().sslContext(context).build());
    } catch (GeneralSecurityException | UnusablePem e) {
      throw new IllegalStateException(e);
    }
  }

  /** The Secrets that the sample names. */
  static void secrets(RealStack stack, String namespace, String name, String password) {
    secret(stack, namespace, name + "-admin", Map.of("SU-NAME", "keeper", "SU-PASS", password));
    secret(stack, namespace, name + "-signing", Map.of("SIGNING-KEY", "a key of the scenario"));
  }

  private static void secret(
      RealStack stack, String namespace, String name, Map<String, String> data) {
    put(
        stack,
        new SecretBuilder().withMetadata(meta(namespace, name)).withStringData(data).build());
  }

  private static void put(RealStack stack, HasMetadata object) {
    stack.kubernetes().resource(object).serverSideApply();
  }

  private static ObjectMeta meta(String namespace, String name) {
    return new ObjectMetaBuilder().withName(name).withNamespace(namespace).build();
  }

  /** {@code kubectl apply} of the sample, in the namespace of the scenario. */
  void apply() {
    try {
      String sample =
          Files.readString(Tools.locate().project().resolve("deploy/samples/aistoreauth.yaml"));
      String mine =
          sample
              .replace("namespace: ais", "namespace: " + cluster.namespace())
              .replace("name: ais\n", "name: %s\n".formatted(cluster.namespace()));
      var answer = cluster.tryApply(mine);
      assertThat(answer.exitCode()).as(answer.errors()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A profile of it, named like the namespace, that logs in with the Secret {@code login}. */
  void profile() {
    String yaml =
        """
        apiVersion: auth.ais.nvidia.com/v1alpha1
        kind: AIStoreAuthProfile
        metadata: {name: %1$s}
        spec:
          serviceURL: %2$s
          tls: {caConfigMapRef: {namespace: %1$s, name: trust, key: ca.crt}}
          usernamePassword: {secret: {namespace: %1$s, name: login}}
        """
            .formatted(cluster.namespace(), url());
    assertThat(cluster.tryApply(yaml).errors()).isEmpty();
  }

  void login(String password) {
    secret(
        cluster.stack(),
        cluster.namespace(),
        "login",
        Map.of("SU-NAME", "keeper", "SU-PASS", password));
  }

  void edit(String specPatch) {
    cluster.kubectl(
        "patch", "aistoreauth", NAME, "--type=merge", "-p", "{\"spec\":%s}".formatted(specPatch));
  }

  Optional<AIStoreAuth> resource() {
    return Optional.ofNullable(
        cluster
            .stack()
            .kubernetes()
            .resources(AIStoreAuth.class)
            .inNamespace(cluster.namespace())
            .withName(NAME)
            .get());
  }

  Condition condition(String type) {
    return resource().flatMap(auth -> auth.getStatus().condition(type)).orElseThrow();
  }

  void awaitReady() {
    await("Ready", "True", "");
  }

  /** Waits for a condition of its present generation. */
  void await(String type, String status, String words) {
    boolean held =
        Eventually.holds(
            Cluster.SOON,
            () -> resource().filter(auth -> is(auth, type, status, words)).isPresent());
    assertThat(held).as(() -> "%s=%s %s%n%s".formatted(type, status, words, describe())).isTrue();
  }

  private static boolean is(AIStoreAuth auth, String type, String status, String words) {
    return auth.getStatus()
        .condition(type)
        .filter(found -> status.equals(found.getStatus()))
        .filter(found -> found.getMessage().contains(words))
        .filter(found -> auth.getMetadata().getGeneration().equals(found.getObservedGeneration()))
        .isPresent();
  }

  String describe() {
    return cluster.tryKubectl("get", "aistoreauth,pods,deployments", "-o", "wide").output()
        + cluster.tryKubectl("get", "aistoreauth", NAME, "-o", "jsonpath={.status}").output();
  }

  /** And waits until it is gone. */
  void delete() {
    cluster.kubectl("delete", "aistoreauth", NAME, "--timeout=60s");
  }

  /** What tells its pod from others; empty while there is none. */
  String pod() {
    return cluster
        .kubectl(
            "get",
            "pods",
            "-l",
            "app.kubernetes.io/name=authn",
            "-o",
            "jsonpath={.items[*].metadata.uid}")
        .strip();
  }

  /** What tells its Certificate from others; empty while there is none. */
  String certificate() {
    return cluster
        .kubectl("get", "certificates.cert-manager.io", "-o", "jsonpath={.items[*].metadata.uid}")
        .strip();
  }

  /** Waits until another pod than that one serves. */
  String awaitAnother(String uid) {
    boolean held =
        Eventually.holds(
            Cluster.SOON, () -> !pod().isEmpty() && !pod().contains(uid) && tokenGiven());
    assertThat(held).as(this::describe).isTrue();
    awaitReady();
    return pod();
  }

  private boolean tokenGiven() {
    return is(resource().orElseThrow(), "Ready", "True", "");
  }

  String url() {
    return "https://%s.%s.svc:52001".formatted(NAME, cluster.namespace());
  }

  /** A token; fails unless that is the password. */
  String token(String password) {
    HttpResponse<String> answer = ask(password);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    try {
      return JSON.readTree(answer.body()).path("token").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> ask(String password) {
    return send(
        HttpRequest.newBuilder(user())
            .POST(BodyPublishers.ofString("{\"password\": \"%s\"}".formatted(password))));
  }

  /** Changes the password at the service itself. */
  void change(String from, String to) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(user())
                .header("Authorization", "Bearer " + token(from))
                .PUT(BodyPublishers.ofString("{\"password\": \"%s\"}".formatted(to))));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private URI user() {
    return URI.create(url() + "/v1/users/keeper");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(interrupted));
    }
  }
}
