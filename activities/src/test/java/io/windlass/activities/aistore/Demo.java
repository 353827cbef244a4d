package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.certificates.ClusterCertificates;
import io.windlass.activities.aistore.certificates.Lifetimes;
import io.windlass.activities.aistore.certificates.TlsSettings;
import io.windlass.activities.aistore.login.SubjectSettings;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A resource {@code demo} and what has the names of its objects. */
final class Demo {

  static final String UID = "uid-2";
  static final DesiredObjects DESIRED = new DesiredObjects("invalid", none -> Optional.empty());

  private static final String RESOURCE =
      """
      apiVersion: ais.nvidia.com/v1beta1
      kind: AIStore
      metadata: {name: demo, namespace: ais, uid: uid-2, generation: 1, resourceVersion: "7"}
      spec:
        size: 1
        nodeImage: aistorage/aisnode:v5.0
        initImage: aistorage/ais-init:v5.0
        stateStorage: {emptyDir: {}}
        proxySpec: {servicePort: 1, portPublic: 1, portIntraControl: 2, portIntraData: 3}
        targetSpec:
          {servicePort: 1, portPublic: 1, portIntraControl: 2, portIntraData: 3,
           mounts: [{path: /a, size: 1Gi}], pdb: {enabled: %s}}
      """;

  private Demo() {}

  static AIStore plain() {
    return read(false);
  }

  static AIStore withBudget() {
    return read(true);
  }

  /** With load balancers for both roles. */
  static AIStore balanced() {
    return Serialization.unmarshal(
        RESOURCE.formatted(false).replace("  size: 1\n", "  size: 1\n  enableExternalLB: true\n"),
        AIStore.class);
  }

  static AIStore secured() {
    return Serialization.unmarshal(
        RESOURCE.formatted(false) + "  tls: {secretName: demo-certs}\n", AIStore.class);
  }

  /** The same whose author wants certificates verified. */
  static AIStore verified() {
    return Serialization.unmarshal(
        RESOURCE.formatted(false)
            + "  tls: {secretName: demo-certs}\n  operatorSkipVerifyCrt: false\n",
        AIStore.class);
  }

  /** One that asks for tokens; Windlass gets them from the given service. */
  static AIStore guarded(String service) {
    return Serialization.unmarshal(
        RESOURCE.formatted(false)
            + "  auth: {serviceURL: '%s', usernamePassword: {secretName: login}}\n"
                .formatted(service),
        AIStore.class);
  }

  /** One that asks for tokens of two audiences; Windlass gets them by a profile. */
  static AIStore withProfile(String name) {
    return Serialization.unmarshal(
        RESOURCE.formatted(false)
            + "  auth: {profileRef: {name: %s}}\n".formatted(name)
            + "  configToUpdate: {auth: {required_claims: {aud: [one, two]}}}\n",
        AIStore.class);
  }

  /** The ways to clusters behind a server. */
  static ClusterAccess access(FakeApiServer server, Duration patience) {
    return new ClusterAccess(
        server.client,
        new AIStoreSettings(
            "invalid",
            Duration.ofSeconds(90),
            patience,
            TlsSettings.DEFAULT,
            SubjectSettings.DEFAULT));
  }

  /** What is asked of the cert-manager behind a server, which gets four seconds for it. */
  static CertManager certManager(FakeApiServer server) {
    ClusterCertificates certificates =
        new ClusterCertificates(server.client, "invalid", TlsSettings.DEFAULT);
    return new CertManager(server.client, DESIRED, certificates, Duration.ofSeconds(1));
  }

  /** What Windlass issues itself behind a server. */
  static OwnCertificates own(FakeApiServer server) {
    return new OwnCertificates(server.client, DESIRED, Lifetimes.DEFAULT);
  }

  /** One for which Windlass issues the certificate. */
  static AIStore issued() {
    AIStore aistore = secured();
    aistore.getMetadata().getAnnotations().put(Https.ISSUER, Https.WINDLASS);
    return aistore;
  }

  /** One that asks cert-manager, and was never complete. */
  static AIStore asking() {
    return asking("", "");
  }

  /**
   * The same.
   *
   * @param settings further settings of the certificate, each with a comma before it
   * @param status YAML of the status
   */
  static AIStore asking(String settings, String status) {
    return Serialization.unmarshal(
        RESOURCE.formatted(false)
            + "  publicNetDNSMode: Pod\n  tls: {certificate: {issuerRef: {name: ca}%s}}\n"
                .formatted(settings)
            + status,
        AIStore.class);
  }

  /** One whose pods each ask the CSI driver of cert-manager. */
  static AIStore ofEachPod(String issuer, String more) {
    return Serialization.unmarshal(
        RESOURCE.formatted(false)
            + "  tls: {certificate: {issuerRef: {name: %s, kind: Issuer}, mode: csi}}\n"
                .formatted(issuer)
            + more,
        AIStore.class);
  }

  private static AIStore read(boolean budget) {
    return Serialization.unmarshal(RESOURCE.formatted(budget), AIStore.class);
  }

  /** One of the objects beside StatefulSets, as it is applied with a budget. */
  static HasMetadata object(String kind, String name) {
    return DESIRED.foundation(withBudget()).stream()
        .filter(object -> object.getKind().equals(kind))
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static HasMetadata budget() {
    return object("PodDisruptionBudget", "demo-target");
  }

  static HasMetadata service() {
    return object("Service", "demo-target");
  }

  /** The object with other owners. */
  static HasMetadata owned(HasMetadata object, OwnerReference... owners) {
    object.getMetadata().setOwnerReferences(List.of(owners));
    return object;
  }

  static OwnerReference owner(String apiVersion, String kind, String uid) {
    return new OwnerReferenceBuilder()
        .withApiVersion(apiVersion)
        .withKind(kind)
        .withName("demo")
        .withUid(uid)
        .build();
  }

  /** An earlier resource of the same name. */
  static OwnerReference earlier() {
    return owner("ais.nvidia.com/v1beta1", "AIStore", "uid-1");
  }

  /** The object without an owner, as the given field manager made it. */
  static HasMetadata ownerless(HasMetadata object, String manager) {
    ManagedFieldsEntry entry = new ManagedFieldsEntryBuilder().withManager(manager).build();
    object.getMetadata().setManagedFields(List.of(entry));
    return owned(object);
  }

  /** The object of another application that people have applied. */
  static HasMetadata foreign(HasMetadata object) {
    return ownerless(object, "kubectl-client-side-apply");
  }
}
