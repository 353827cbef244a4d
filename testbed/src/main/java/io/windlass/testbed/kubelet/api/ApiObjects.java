package io.windlass.testbed.kubelet.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.testbed.kubelet.plugin.Plugins;
import io.windlass.testbed.kubelet.volume.ClusterObjects;
import io.windlass.testbed.kubelet.volume.CsiDriver;
import io.windlass.testbed.kubelet.volume.CsiNodeService;
import io.windlass.testbed.kubelet.volume.NodeDisk;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads from the API server, without a cache: what a pod mounts is what was there at that time. */
public final class ApiObjects implements ClusterObjects {

  private static final long DEFAULT_EXPIRY_SECONDS = 3600;

  private final KubernetesClient client;
  private final ApiCalls api;
  private final Map<String, CsiDriver> drivers = new ConcurrentHashMap<>();
  private final Map<NodeDisk, Plugins> plugins = new ConcurrentHashMap<>();

  public ApiObjects(KubernetesClient client, ApiCalls api) {
    this.client = client;
    this.api = api;
  }

  @Override
  public Optional<ConfigMap> configMap(String namespace, String name) {
    return Optional.ofNullable(client.configMaps().inNamespace(namespace).withName(name).get());
  }

  @Override
  public Optional<Secret> secret(String namespace, String name) {
    return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get());
  }

  @Override
  public Optional<Service> service(String namespace, String name) {
    return Optional.ofNullable(client.services().inNamespace(namespace).withName(name).get());
  }

  @Override
  public Optional<PersistentVolume> claimed(String namespace, String claim) {
    PersistentVolumeClaim found =
        client.persistentVolumeClaims().inNamespace(namespace).withName(claim).get();
    if (found == null || found.getSpec().getVolumeName() == null) {
      return Optional.empty();
    }
    String volume = found.getSpec().getVolumeName();
    return Optional.ofNullable(client.persistentVolumes().withName(volume).get());
  }

  /** Installs a driver on all nodes. */
  public void install(CsiDriver driver) {
    drivers.put(driver.name(), driver);
  }

  @Override
  public Optional<CsiDriver> driver(String name) {
    return Optional.ofNullable(drivers.get(name));
  }

  /** Lets pods of a node use the drivers that register there. */
  public void add(NodeDisk node, Plugins registered) {
    plugins.put(node, registered);
  }

  @Override
  public Optional<CsiNodeService> registered(NodeDisk node, String driver) {
    return Optional.ofNullable(plugins.get(node)).flatMap(known -> known.driver(driver));
  }

  @Override
  public String token(Pod pod, ServiceAccountTokenProjection wanted) {
    String path =
        "/api/v1/namespaces/%s/serviceaccounts/%s/token"
            .formatted(pod.getMetadata().getNamespace(), pod.getSpec().getServiceAccountName());
    ApiCalls.Answer answer = api.post(path, request(pod, wanted));
    if (answer.outcome() != ApiCalls.Outcome.DONE) {
      throw new KubernetesClientException("no token: " + answer.body());
    }
    JsonNode response = Serialization.unmarshal(answer.body(), JsonNode.class);
    return response.path("status").path("token").asText();
  }

  private static ObjectNode request(Pod pod, ServiceAccountTokenProjection wanted) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenRequest");
    ObjectNode spec = request.putObject("spec");
    if (wanted.getAudience() != null) {
      spec.putArray("audiences").add(wanted.getAudience());
    }
    Long seconds = wanted.getExpirationSeconds();
    spec.put("expirationSeconds", seconds == null ? DEFAULT_EXPIRY_SECONDS : seconds);
    spec.putObject("boundObjectRef")
        .put("apiVersion", "v1")
        .put("kind", "Pod")
        .put("name", pod.getMetadata().getName())
        .put("uid", pod.getMetadata().getUid());
    return request;
  }
}
