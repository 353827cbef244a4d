package io.windlass.testbed.certmanager;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import io.windlass.testbed.kubelet.schedule.TimeScale;
import io.windlass.testbed.kubelet.schedule.Timers;
import io.windlass.testbed.kubelet.volume.CsiDriver;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes Secrets of Certificates, as cert-manager does.
 *
 * <ol>
 *   <li>A Certificate is looked at some time after it is made or changed, and again and again until
 *       it is issued.
 *   <li>It is issued when its Issuer or ClusterIssuer exists: each has an authority of its own.
 *   <li>A Secret that was made for the same names by the same issuer is left as it is.
 *   <li>An issuer with the annotation {@link #FAULT} does not answer ({@code hold}), or refuses
 *       with other words.
 *   <li>Pods that ask its CSI driver get files instead: see {@link PodCertificates}.
 *   <li>The Certificate's status says how it stands. With the Certificate its Secret stays.
 * </ol>
 */
public final class CertManager implements AutoCloseable {

  /** Annotation of an issuer: {@code hold}, or why it refuses. */
  public static final String FAULT = "testbed.windlass.io/fault";

  static final String HOLD = "hold";

  /** How long it takes, and how long until another attempt, still to be scaled. */
  private static final Duration DELAY = Duration.ofSeconds(4);

  private static final Duration RETRY = Duration.ofSeconds(20);

  private final KubernetesClient client;
  private final Signer signer;
  private final PodCertificates driver;
  private final TimeScale time;
  private final Timers timers = new Timers();
  private final Mailbox mailbox = new Mailbox("cert-manager");
  private final SharedIndexInformer<GenericKubernetesResource> certificates;
  private final Set<String> scheduled = new HashSet<>();

  private CertManager(KubernetesClient client, TimeScale time) {
    this.client = client;
    this.signer = new Signer(client);
    this.driver = new PodCertificates(issuer -> issuer.fault(client), signer);
    this.time = time;
    this.certificates =
        client
            .genericKubernetesResources(Definitions.CERTIFICATES)
            .inAnyNamespace()
            .runnableInformer(0);
    certificates.addEventHandler(new Changes());
  }

  /** Installs the kinds, and begins to issue. */
  public static CertManager start(KubernetesClient client, TimeScale time) {
    Definitions.install(client);
    CertManager started = new CertManager(client, time);
    started.certificates.run();
    return started;
  }

  /** Issues a Certificate anew, though it has not ended. */
  public void renew(String namespace, String name) {
    mailbox.post(
        () -> {
          GenericKubernetesResource certificate = resource(namespace, name).get();
          say(certificate, signer.issue(Order.of(certificate)));
        });
  }

  /** Its CSI driver, to be installed on nodes; the same issuers sign. */
  public CsiDriver driver() {
    return driver;
  }

  /** The authority of an issuer in a namespace, in PEM. */
  public String authority(String namespace, String issuer) {
    return signer
        .authority(new IssuerName(namespace, IssuerName.DEFAULT_KIND, issuer))
        .certificateText();
  }

  @Override
  public void close() {
    driver.close();
    certificates.close();
    timers.close();
  }

  private void soon(String namespace, String name, Duration delay) {
    String key = namespace + "/" + name;
    if (scheduled.add(key)) {
      timers.after(
          time.of(delay),
          mailbox,
          () -> {
            scheduled.remove(key);
            look(namespace, name);
          });
    }
  }

  private void look(String namespace, String name) {
    try {
      Optional<GenericKubernetesResource> found =
          Optional.ofNullable(resource(namespace, name).get())
              .filter(live -> !live.isMarkedForDeletion());
      if (found.isPresent()) {
        Verdict verdict = judge(Order.of(found.get()));
        say(found.get(), verdict);
        if (!(verdict instanceof Verdict.Issued)) {
          soon(namespace, name, RETRY);
        }
      }
    } catch (KubernetesClientException passing) {
      soon(namespace, name, RETRY);
    }
  }

  private Verdict judge(Order order) {
    Optional<Verdict> made = signer.made(order).map(Verdict.class::cast);
    return made.orElseGet(
        () ->
            switch (order.issuedBy().fault(client)) {
              case "" -> signer.issue(order);
              case HOLD -> new Verdict.Pending();
              case String why -> new Verdict.Failed(why);
            });
  }

  /** Written only when it says something new: each write has it looked at again. */
  private void say(GenericKubernetesResource certificate, Verdict verdict) {
    Map<String, Object> status =
        verdict.status(Math.toIntExact(certificate.getMetadata().getGeneration()));
    if (!status.equals(certificate.getAdditionalProperties().get("status"))) {
      resource(certificate.getMetadata().getNamespace(), certificate.getMetadata().getName())
          .editStatus(
              live -> {
                live.setAdditionalProperty("status", status);
                return live;
              });
    }
  }

  private Resource<GenericKubernetesResource> resource(String namespace, String name) {
    return client
        .genericKubernetesResources(Definitions.CERTIFICATES)
        .inNamespace(namespace)
        .withName(name);
  }

  private final class Changes implements ResourceEventHandler<GenericKubernetesResource> {
    @Override
    public void onAdd(GenericKubernetesResource certificate) {
      ObjectMeta seen = certificate.getMetadata();
      mailbox.post(() -> soon(seen.getNamespace(), seen.getName(), DELAY));
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
      onAdd(after);
    }

    @Override
    public void onDelete(GenericKubernetesResource certificate, boolean unknown) {}
  }
}
