package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.windlass.workflows.resource.Absent;
import io.windlass.workflows.resource.ResourcePart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate that cert-manager issues. */
public record TlsCertificate(
    @JsonPropertyDescription("The issuer to ask.") @Required IssuerReference issuerRef,
    @JsonPropertyDescription("Further DNS names of the certificate.")
        List<String> additionalDNSNames,
    @JsonPropertyDescription(
            "Lifetime, for example 2160h; the default of cert-manager when absent.")
        @Nullable String duration,
    @JsonPropertyDescription(
            "How long before its end the certificate is renewed; the default of cert-manager when "
                + "absent.")
        @Nullable String renewBefore,
    @JsonPropertyDescription(
            "secret: one Secret, mounted by all pods. csi: one certificate per pod from the CSI "
                + "driver of cert-manager.")
        @Default("secret")
        @Nullable CertificateMode mode)
    implements ResourcePart {
  public TlsCertificate {
    additionalDNSNames = Absent.toEmpty(additionalDNSNames);
  }
}
