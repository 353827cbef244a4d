package io.windlass.starter.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Both objects are watched, so that to look costs no request. */
@Singleton
final class KubernetesStore implements Store {

  private static final Logger LOG = LoggerFactory.getLogger(KubernetesStore.class);

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final KubernetesClient client;
  private final WebhookSettings settings;
  private final SharedIndexInformer<Secret> secrets;
  private final SharedIndexInformer<ValidatingWebhookConfiguration> configurations;

  KubernetesStore(KubernetesClient client, WebhookSettings settings) {
    this.client = client;
    this.settings = settings;
    secrets =
        client.secrets().inNamespace(namespace()).withName(settings.secret()).runnableInformer(0);
    configurations =
        client
            .admissionRegistration()
            .v1()
            .validatingWebhookConfigurations()
            .withName(settings.configuration())
            .runnableInformer(0);
    Stream.of(secrets, configurations)
        .forEach(informer -> informer.exceptionHandler((started, failure) -> again(failure)));
  }

  private boolean again(Throwable failure) {
    LOG.warn(
        "watching Secret {} and ValidatingWebhookConfiguration {} failed, will try again: {}",
        settings.secret(),
        settings.configuration(),
        failure.toString());
    return true;
  }

  @Override
  public String namespace() {
    return Optional.ofNullable(client.getNamespace()).orElse("default");
  }

  @Override
  public void start(Runnable changed) {
    if (settings.directory().isEmpty()) {
      secrets.addEventHandler(new Heard<>(changed));
      var unused = secrets.start();
    }
    configurations.addEventHandler(new Heard<>(changed));
    var unused = configurations.start();
  }

  @Override
  public boolean synced() {
    return configurations.hasSynced() && (settings.directory().isPresent() || secrets.hasSynced());
  }

  @PreDestroy
  void stop() {
    secrets.stop();
    configurations.stop();
  }

  @Override
  public Map<String, String> data() {
    return secret().map(Secret::getData).map(KubernetesStore::decoded).orElse(Map.of());
  }

  private Optional<Secret> secret() {
    return secrets.getStore().list().stream().findFirst();
  }

  private static Map<String, String> decoded(Map<String, String> data) {
    Map<String, String> texts = new HashMap<>();
    data.forEach((key, value) -> texts.put(key, new String(decoded(value), UTF_8)));
    return texts;
  }

  private static byte[] decoded(String value) {
    try {
      return Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException damaged) {
      return new byte[0];
    }
  }

  @Override
  public boolean write(Map<String, String> data) {
    SecretBuilder secret =
        secret()
            .map(SecretBuilder::new)
            .orElseGet(
                () ->
                    new SecretBuilder()
                        .withNewMetadata()
                        .withName(settings.secret())
                        .withNamespace(namespace())
                        .addToLabels("app.kubernetes.io/part-of", "windlass")
                        .endMetadata()
                        .withType("Opaque"));
    secret.withData(Map.of()).withStringData(data);
    try {
      var resource = client.resource(secret.build());
      Secret written = secret().isPresent() ? resource.update() : resource.create();
      return written != null;
    } catch (KubernetesClientException refused) {
      if (refused.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return false;
      }
      throw refused;
    }
  }

  @Override
  public List<String> told() {
    return webhooks()
        .map(webhook -> Objects.requireNonNullElse(webhook.getClientConfig().getCaBundle(), ""))
        .map(bundle -> new String(decoded(bundle), UTF_8))
        .toList();
  }

  private Stream<ValidatingWebhook> webhooks() {
    return configurations.getStore().list().stream().flatMap(one -> one.getWebhooks().stream());
  }

  @Override
  public void tell(String bundle) {
    List<ValidatingWebhook> webhooks = webhooks().toList();
    List<String> told = told();
    List<Map<String, String>> patch =
        IntStream.range(0, webhooks.size())
            .boxed()
            .filter(index -> !told.get(index).equals(bundle))
            .flatMap(index -> change(index, webhooks.get(index).getName(), bundle))
            .toList();
    if (!patch.isEmpty()) {
      client
          .admissionRegistration()
          .v1()
          .validatingWebhookConfigurations()
          .withName(settings.configuration())
          .patch(
              PatchContext.of(PatchType.JSON), client.getKubernetesSerialization().asJson(patch));
    }
  }

  private static Stream<Map<String, String>> change(int index, String name, String bundle) {
    String path = "/webhooks/%d".formatted(index);
    return Stream.of(
        Map.of("op", "test", "path", path + "/name", "value", name),
        Map.of(
            "op",
            "add",
            "path",
            path + "/clientConfig/caBundle",
            "value",
            BASE64.encodeToString(bundle.getBytes(UTF_8))));
  }

  private record Heard<T>(Runnable changed) implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
      changed.run();
    }

    @Override
    public void onUpdate(T before, T after) {
      changed.run();
    }

    @Override
    public void onDelete(T object, boolean unknown) {
      changed.run();
    }
  }
}
