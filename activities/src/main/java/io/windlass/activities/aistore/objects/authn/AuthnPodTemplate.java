package io.windlass.activities.aistore.objects.authn;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.windlass.activities.aistore.objects.PodCertificateOrder;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnContainer;
import io.windlass.workflows.aistore.resource.authn.AuthnNames;
import io.windlass.workflows.aistore.resource.authn.AuthnPod;
import io.windlass.workflows.aistore.resource.authn.AuthnSpec;
import io.windlass.workflows.aistore.resource.authn.ListenAddress;
import io.windlass.workflows.aistore.resource.authn.PullPolicy;
import io.windlass.workflows.aistore.resource.authn.SecretReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pod of AuthN. It reads everything once, when it starts: so its template has hashes of what it
 * would read, and another hash is another pod.
 */
final class AuthnPodTemplate {

  static final String PORT = "http";

  private static final String CONTAINER = "authn";
  private static final String STATE = "storage";
  private static final String CONFIG = "config";
  private static final String CERTIFICATES = "tls-certs";

  private AuthnPodTemplate() {}

  static PodTemplateSpec of(AIStoreAuth auth, PodHashes hashes) {
    AuthnPod placement = auth.getSpec().deployment().placement();
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(AuthnLabels.of(AuthnNames.of(auth).service()))
        .withAnnotations(hashes.annotations(AuthnSettings.text(auth)))
        .endMetadata()
        .withNewSpec()
        .withAutomountServiceAccountToken(false)
        .withSecurityContext(placement.securityContext())
        .withNodeSelector(placement.nodeSelector())
        .withTolerations(placement.tolerations())
        .withAffinity(placement.affinity())
        .withImagePullSecrets(placement.imagePullSecrets())
        .withContainers(container(auth))
        .withVolumes(volumes(auth))
        .endSpec()
        .build();
  }

  private static Container container(AIStoreAuth auth) {
    AuthnContainer wanted = auth.getSpec().deployment().container();
    return new ContainerBuilder()
        .withName(CONTAINER)
        .withImage(wanted.image())
        .withImagePullPolicy(
            Optional.ofNullable(wanted.imagePullPolicy()).orElse(PullPolicy.IF_NOT_PRESENT).word())
        .addNewPort()
        .withName(PORT)
        .withContainerPort(new ListenAddress(auth).port())
        .withProtocol("TCP")
        .endPort()
        .withEnv(environment(auth.getSpec()))
        .withResources(wanted.resources())
        .withSecurityContext(wanted.securityContext())
        .withLivenessProbe(wanted.livenessProbe())
        .withReadinessProbe(
            Optional.ofNullable(wanted.readinessProbe()).orElseGet(AuthnPodTemplate::openPort))
        .withVolumeMounts(mounts(auth))
        .build();
  }

  private static Probe openPort() {
    return new ProbeBuilder()
        .withNewTcpSocket()
        .withPort(new IntOrString(PORT))
        .endTcpSocket()
        .withPeriodSeconds(2)
        .build();
  }

  private static List<EnvVar> environment(AuthnSpec spec) {
    Map<String, EnvVar> variables = new LinkedHashMap<>();
    Optional.ofNullable(spec.adminSecret())
        .ifPresent(
            secret -> {
              variables.put("name", variable("AIS_AUTHN_SU_NAME", secret, "SU-NAME", true));
              variables.put("pass", variable("AIS_AUTHN_SU_PASS", secret, "SU-PASS", false));
            });
    Optional.ofNullable(spec.hmacSecret())
        .ifPresent(
            secret ->
                variables.put(
                    "key", variable("AIS_AUTHN_SECRET_KEY", secret, "SIGNING-KEY", false)));
    Optional.ofNullable(spec.rsaPassphraseSecret())
        .ifPresent(
            secret ->
                variables.put(
                    "phrase",
                    variable("AIS_AUTHN_PRIVATE_KEY_PASS", secret, "RSA-PASSPHRASE", false)));
    return List.copyOf(variables.values());
  }

  private static EnvVar variable(
      String name, SecretReference secret, String key, boolean optional) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewSecretKeyRef()
        .withName(secret.name())
        .withKey(key)
        .withOptional(optional ? Boolean.TRUE : null)
        .endSecretKeyRef()
        .endValueFrom()
        .build();
  }

  private static List<VolumeMount> mounts(AIStoreAuth auth) {
    List<VolumeMount> mounts = new ArrayList<>();
    mounts.add(new VolumeMountBuilder().withName(STATE).withMountPath(AuthnPaths.STATE).build());
    mounts.add(
        new VolumeMountBuilder()
            .withName(CONFIG)
            .withMountPath(AuthnPaths.CONFIG)
            .withSubPath(AuthnPaths.CONFIG_FILE)
            .withReadOnly(true)
            .build());
    if (new ListenAddress(auth).https()) {
      mounts.add(
          new VolumeMountBuilder()
              .withName(CERTIFICATES)
              .withMountPath(AuthnPaths.CERTIFICATES)
              .withReadOnly(true)
              .build());
    }
    return mounts;
  }

  private static List<Volume> volumes(AIStoreAuth auth) {
    AuthnNames names = AuthnNames.of(auth);
    List<Volume> volumes = new ArrayList<>();
    volumes.add(
        new VolumeBuilder()
            .withName(STATE)
            .withNewPersistentVolumeClaim()
            .withClaimName(names.claim())
            .endPersistentVolumeClaim()
            .build());
    volumes.add(
        new VolumeBuilder()
            .withName(CONFIG)
            .withNewConfigMap()
            .withName(names.config())
            .endConfigMap()
            .build());
    certificates(auth).ifPresent(volumes::add);
    return volumes;
  }

  private static Optional<Volume> certificates(AIStoreAuth auth) {
    return new ListenAddress(auth)
        .certificateSecret()
        .map(AuthnPodTemplate::ofSecret)
        .or(() -> AuthnCertificate.ofPod(auth).map(AuthnPodTemplate::ofDriver));
  }

  private static Volume ofSecret(String secret) {
    return new VolumeBuilder()
        .withName(CERTIFICATES)
        .withNewSecret()
        .withSecretName(secret)
        .endSecret()
        .build();
  }

  private static Volume ofDriver(Map<String, String> order) {
    return new VolumeBuilder()
        .withName(CERTIFICATES)
        .withNewCsi()
        .withDriver(PodCertificateOrder.DRIVER)
        .withReadOnly(true)
        .withVolumeAttributes(order)
        .endCsi()
        .build();
  }
}
