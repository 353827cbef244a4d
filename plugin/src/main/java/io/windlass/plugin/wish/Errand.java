package io.windlass.plugin.wish;

import io.windlass.plugin.resource.Condition;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.resource.Standing;
import io.windlass.workflows.lifecycle.Drain;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Work that no change of the spec asks for.
 *
 * @param sentence what it comes to
 */
public record Errand(Request request, String sentence, String token) implements Control {

  /** By which a resource of any kind tells of the certificate that it shows. */
  private static final String CERTIFICATES_VALID = "CertificatesValid";

  private static final Set<String> OF_ANOTHER =
      Stream.of(Reason.values())
          .filter(Reason::notOurs)
          .map(Reason::camelCase)
          .collect(Collectors.toUnmodifiableSet());

  /** By which it has Windlass issue that certificate. */
  private static final String ISSUER = "windlass.io/certificate-issuer";

  private static final String WINDLASS = "windlass";

  private static final String DRIVERS = "pmem-csi.intel.com";

  /** By which the spec of a driver gives an authority. */
  private static final String GIVEN = "caCert";

  /** To empty a Kubernetes node that is to be serviced. */
  public static Errand drain(Drain drain, String token) {
    return new Errand(
        Request.DRAIN,
        "%s is emptied; its nodes come back when it is uncordoned".formatted(drain.node()),
        drain.text(token));
  }

  @Override
  public Optional<String> pointless(Resource resource) {
    if (request == Request.ADOPT) {
      return ofAnother(resource)
          ? Optional.empty()
          : Optional.of("is in no other operator's hands: there is nothing to adopt");
    }
    return resource.deleting()
        ? Optional.of("is being deleted: no %s is begun any more".formatted(request.noun()))
        : withoutCertificate(resource);
  }

  /** Windlass says so, whatever generation it has last looked at. */
  private static boolean ofAnother(Resource resource) {
    return resource
        .condition("Stalled")
        .filter(Condition::isTrue)
        .map(Condition::reason)
        .filter(OF_ANOTHER::contains)
        .isPresent();
  }

  /** Whether there is a certificate is told only once it is ready. */
  private Optional<String> withoutCertificate(Resource resource) {
    if (request == Request.REPLACE_AUTHORITY && !issuedByWindlass(resource)) {
      return Optional.of(
          "has certificates that Windlass does not issue: there is no authority to replace");
    }
    return request == Request.CERTIFICATES
            && resource.standing() == Standing.READY
            && resource.condition(CERTIFICATES_VALID).isEmpty()
        ? Optional.of("shows no certificate of a Secret: there is nothing to load")
        : Optional.empty();
  }

  /** A driver has its certificates from Windlass, unless its spec gives an authority. */
  private static boolean issuedByWindlass(Resource resource) {
    return resource.kind().group().equals(DRIVERS)
        ? !resource.document().child("spec").has(GIVEN)
        : resource.annotation(ISSUER).equals(WINDLASS);
  }

  @Override
  public AnnotationChange change(Resource resource) {
    return AnnotationChange.set(request.annotation(), token);
  }

  @Override
  public String promise(Resource resource) {
    return sentence;
  }

  /** A stall that was there before says nothing about the request. */
  @Override
  public Heard heard(Resource before, Resource now) {
    if (now.annotation(request.answer()).equals(token)) {
      return withoutCertificate(now)
          .<Heard>map(Heard.Refused::new)
          .orElseGet(() -> new Heard.Yes("done: " + sentence));
    }
    if (request.milestone().map(now::annotation).filter(token::equals).isPresent()) {
      return new Heard.Yes("done: " + sentence);
    }
    return now.standing() == Standing.STALLED && !stall(now).equals(stall(before))
        ? new Heard.Refused(stall(now))
        : new Heard.NotYet();
  }

  private static String stall(Resource resource) {
    return resource.current("Stalled").filter(Condition::isTrue).map(Condition::message).orElse("");
  }
}
