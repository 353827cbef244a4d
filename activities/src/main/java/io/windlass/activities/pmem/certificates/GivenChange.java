package io.windlass.activities.pmem.certificates;

import io.windlass.pki.Fingerprint;
import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether pods that run and pods that are started with what a resource gives believe each other.
 *
 * <ol>
 *   <li>A pod that trusts the same authorities does: what it shows was signed by one of them.
 *   <li>Else, of those that it trusts, one has to have signed what is given now; and what it shows
 *       has to be of one that is trusted now.
 *   <li>A pod that does not tell with what it was started has what Secrets hold.
 *   <li>A certificate that is in no Secret any more can't be judged, and is not believed.
 * </ol>
 *
 * <p>Guarantee: no rollout in which one side refuses the other. Pure.
 *
 * @param held what Secrets hold
 * @param given what they are to hold
 */
public record GivenChange(DriverMaterial held, DriverMaterial given, Instant now) {

  private static final String BOTH =
      "has authorities without which drivers that run are not believed, or do not believe; put the present one and the new one into it, one below the other, and leave the certificates; when the driver is Ready give the new certificates, and when it is Ready again the new authority alone";

  /**
   * Why it can't be rolled out; empty when it can.
   *
   * @param pods words of the pods that run, as {@link DriverMaterial#word} makes them
   */
  public Optional<String> problem(Stream<String> pods) {
    return pods.allMatch(this::believing) ? Optional.empty() : Optional.of(BOTH);
  }

  private boolean believing(String word) {
    if (word.isEmpty()) {
      return believing(held.trusted(), held.shown().values().stream().toList());
    }
    List<String> names = Arrays.asList(word.split("\\."));
    Set<String> trusted = Set.copyOf(names.subList(1, names.size()));
    if (trusted.equals(names(given.trusted()))) {
      return true;
    }
    List<Identity> shown =
        identities()
            .filter(known -> Fingerprint.brief(known.certificate()).equals(names.getFirst()))
            .toList();
    return !shown.isEmpty() && believing(authorities(trusted), shown);
  }

  private Stream<Identity> identities() {
    return Stream.concat(held.shown().values().stream(), given.shown().values().stream());
  }

  /** Those of the names that are known. */
  private List<X509Certificate> authorities(Set<String> names) {
    return Stream.concat(held.trusted().stream(), given.trusted().stream())
        .filter(authority -> names.contains(Fingerprint.brief(authority)))
        .distinct()
        .toList();
  }

  private boolean believing(List<X509Certificate> trusted, List<Identity> shown) {
    Trust theirs = new Trust(trusted);
    Trust ours = new Trust(given.trusted());
    return given.shown().values().stream().allMatch(next -> theirs.leadsTo(next.chain(), now))
        && shown.stream().allMatch(present -> ours.leadsTo(present.chain(), now));
  }

  private static Set<String> names(List<X509Certificate> authorities) {
    return authorities.stream().map(Fingerprint::brief).collect(Collectors.toSet());
  }
}
