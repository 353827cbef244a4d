package io.windlass.activities.aistore.objects.authn;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.activities.aistore.objects.OwnedMetadata;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnAccess;
import io.windlass.workflows.aistore.resource.authn.AuthnNames;
import io.windlass.workflows.aistore.resource.authn.Persistence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an AuthN service consists of beside its pod, and how each object is named. Names and fields
 * are those of the original operator.
 *
 * <p>The volume claim belongs to the resource only where it is to go with it: a claim that is to
 * stay has no owner, so that nothing removes it, however the resource ends.
 */
public record AuthnObjects(AIStoreAuth auth) {

  private AuthnNames names() {
    return AuthnNames.of(auth);
  }

  /** What the pod needs before it starts, but for its certificate. */
  public List<HasMetadata> foundation() {
    return Stream.concat(Stream.<HasMetadata>of(config(), claim()), AuthnServices.of(auth).stream())
        .toList();
  }

  /** Objects that may be left from an earlier spec, by kind and name: they must not exist. */
  public List<HasMetadata> unwanted() {
    Optional<AuthnAccess> access = Optional.ofNullable(auth.getSpec().externalAccess());
    Stream<HasMetadata> nodePort =
        access.map(AuthnAccess::nodePort).isPresent()
            ? Stream.empty()
            : Stream.of(service(names().nodePort()));
    Stream<HasMetadata> loadBalancer =
        access.map(AuthnAccess::loadBalancer).isPresent()
            ? Stream.empty()
            : Stream.of(service(names().loadBalancer()));
    return Stream.concat(nodePort, loadBalancer).toList();
  }

  /** Everything that goes with the resource but Deployment, claim and Certificate. */
  public List<HasMetadata> rest() {
    return List.of(
        new ConfigMapBuilder().withMetadata(named(names().config())).build(),
        service(names().service()),
        service(names().nodePort()),
        service(names().loadBalancer()));
  }

  private ConfigMap config() {
    return new ConfigMapBuilder()
        .withMetadata(owned(names().config()))
        .withData(Map.of(AuthnPaths.CONFIG_FILE, AuthnSettings.text(auth)))
        .build();
  }

  private PersistentVolumeClaim claim() {
    Persistence wanted = auth.getSpec().persistence();
    String volume = wanted.volumeName();
    return new PersistentVolumeClaimBuilder()
        .withMetadata(
            wanted.goes()
                ? owned(names().claim())
                : new ObjectMetaBuilder(named(names().claim()))
                    .withLabels(AuthnLabels.of(names().service()))
                    .build())
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withNewResources()
        .withRequests(Map.of("storage", wanted.wantedSize()))
        .endResources()
        // None at all would mean the default class.
        .withStorageClassName(volume == null ? wanted.storageClass() : "")
        .withVolumeName(volume)
        .endSpec()
        .build();
  }

  /** The Deployment by its name alone. */
  public Deployment deploymentName() {
    return new DeploymentBuilder().withMetadata(named(names().service())).build();
  }

  /** The volume claim by its name alone. */
  public PersistentVolumeClaim claimName() {
    return new PersistentVolumeClaimBuilder().withMetadata(named(names().claim())).build();
  }

  /** The Certificate by its name alone. */
  public IssuedCertificate certificateName() {
    IssuedCertificate certificate = new IssuedCertificate();
    certificate.setMetadata(named(names().certificate()));
    return certificate;
  }

  private HasMetadata service(String name) {
    return new ServiceBuilder().withMetadata(named(name)).build();
  }

  private ObjectMeta named(String name) {
    return new ObjectMetaBuilder().withNamespace(names().namespace()).withName(name).build();
  }

  private ObjectMeta owned(String name) {
    return OwnedMetadata.of(auth, name, AuthnLabels.of(names().service()));
  }
}
