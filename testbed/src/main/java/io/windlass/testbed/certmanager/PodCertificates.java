package io.windlass.testbed.certmanager;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.testbed.certmanager.Signer.ForPod;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import io.windlass.testbed.kubelet.schedule.Timers;
import io.windlass.testbed.kubelet.volume.CsiDriver;
import io.windlass.testbed.kubelet.volume.CsiVolume;
import io.windlass.testbed.kubelet.volume.MountException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CSI driver of cert-manager.
 *
 * <ol>
 *   <li>A pod gets a key and a certificate of its own, with the names in the attributes of the
 *       volume, as {@code tls.crt}, {@code tls.key} and {@code ca.crt}.
 *   <li>When the issuer does not exist, does not answer or refuses, the mount fails: the real
 *       driver waits for the request until its time is over, and says no more than that.
 *   <li>The certificate is renewed in the files as long before its end as the attributes say; in
 *       the last third of its life where they do not, or where that is longer than its life.
 *   <li>With the pod its files go.
 * </ol>
 */
final class PodCertificates implements CsiDriver, AutoCloseable {

  static final String NAME = "csi.cert-manager.io";

  private static final Logger LOG = LoggerFactory.getLogger(PodCertificates.class);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int PARTS_OF_LIFE = 3;

  private final Function<IssuerName, String> faults;
  private final Signer signer;
  private final Timers timers = new Timers();
  private final Map<Path, Kept> kept = new ConcurrentHashMap<>();

  /** A volume, and from when on its certificate is to be renewed. */
  private record Kept(CsiVolume volume, Instant due) {}

  /**
   * Begins to renew.
   *
   * @param faults what goes wrong with an issuer; empty when it signs
   */
  PodCertificates(Function<IssuerName, String> faults, Signer signer) {
    this.faults = faults;
    this.signer = signer;
    timers.every(LOOK, LOOK, new Mailbox("csi-driver"), () -> renew(Instant.now()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void publish(CsiVolume volume) throws MountException {
    if (value(volume, "issuer-name").isEmpty()) {
      throw new MountException(
          "rpc error: code = InvalidArgument desc = volumeAttributes.%s/issuer-name: Required value: issuer-name is a required field"
              .formatted(NAME));
    }
    if (!faults.apply(issuer(volume)).isEmpty()) {
      throw new MountException(
          "rpc error: code = Unknown desc = timed out waiting for the condition");
    }
    issue(volume);
  }

  @Override
  public void close() {
    timers.close();
  }

  private void issue(CsiVolume volume) {
    Duration lifetime =
        value(volume, "duration").map(Order::duration).orElse(Order.DEFAULT_LIFETIME);
    ForPod made =
        signer.issue(
            issuer(volume),
            value(volume, "common-name").orElse(""),
            Stream.of("dns-names", "ip-sans").flatMap(key -> list(volume, key)).toList(),
            lifetime);
    volume.write(
        made.files().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    file -> file.getValue().getBytes(StandardCharsets.US_ASCII))));
    kept.put(volume.directory(), new Kept(volume, renewal(volume, made.certificate())));
  }

  private static Instant renewal(CsiVolume volume, X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant();
    Duration life = Duration.between(certificate.getNotBefore().toInstant(), end);
    return end.minus(
        value(volume, "renew-before")
            .map(Order::duration)
            .filter(time -> time.compareTo(life) < 0)
            .orElse(life.dividedBy(PARTS_OF_LIFE)));
  }

  /** Renews what is due by then, and forgets what is gone. */
  void renew(Instant now) {
    kept.values().removeIf(one -> !one.volume().exists());
    kept.values().stream()
        .filter(one -> now.isAfter(one.due()))
        .map(Kept::volume)
        .forEach(this::renew);
  }

  /** A pod may go meanwhile, and an issuer may be there again at the next look. */
  private void renew(CsiVolume volume) {
    try {
      if (faults.apply(issuer(volume)).isEmpty()) {
        issue(volume);
      }
    } catch (KubernetesClientException | UncheckedIOException passing) {
      LOG.debug("{} keeps its last files: {}", volume.directory(), passing.getMessage());
    }
  }

  private static IssuerName issuer(CsiVolume volume) {
    return new IssuerName(
        volume.pod().getMetadata().getNamespace(),
        value(volume, "issuer-kind").orElse(IssuerName.DEFAULT_KIND),
        value(volume, "issuer-name").orElse(""));
  }

  private static Stream<String> list(CsiVolume volume, String key) {
    return value(volume, key).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip);
  }

  /** An attribute, with what the driver puts in for variables of the pod. */
  private static Optional<String> value(CsiVolume volume, String key) {
    Pod pod = volume.pod();
    return Optional.ofNullable(volume.attributes().get(NAME + "/" + key))
        .filter(text -> !text.isEmpty())
        .map(
            text ->
                text.replace("${POD_NAME}", pod.getMetadata().getName())
                    .replace("${POD_NAMESPACE}", pod.getMetadata().getNamespace()));
  }
}
