package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.windlass.workflows.resource.ResourcePart;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants: a driver, field by field as the documentation of v1alpha1 has it. The two
 * fields that the original operator spelled in another way than its documentation have both names.
 */
@JsonClassDescription("What the user wants: a PMEM-CSI driver on the nodes with persistent memory.")
@ValidationRule(
    value =
        "!has(self.pullPolicy) || !has(self.imagePullPolicy)"
            + " || self.pullPolicy == self.imagePullPolicy",
    message = DriverDeploymentSpec.TWO_POLICIES)
@ValidationRule(
    value =
        "!has(self.registrarImage) || !has(self.nodeRegistrarImage)"
            + " || self.registrarImage == self.nodeRegistrarImage",
    message = DriverDeploymentSpec.TWO_REGISTRARS)
@ValidationRule(
    value =
        "(has(self.driverName) && self.driverName != '' ? self.driverName : 'pmem-csi.intel.com')"
            + " == (has(oldSelf.driverName) && oldSelf.driverName != '' ? oldSelf.driverName"
            + " : 'pmem-csi.intel.com')",
    message =
        "driverName cannot be changed: set it back, or delete the resource and make another one",
    fieldPath = ".driverName")
public record DriverDeploymentSpec(
    @JsonPropertyDescription(
            "Name of the CSI driver, pmem-csi.intel.com when absent. No two resources may have the "
                + "same; cannot be changed.")
        @Pattern("^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*)?$")
        @Size(max = 63)
        @Nullable String driverName,
    @JsonPropertyDescription("Image of the driver; that of this Windlass when absent.")
        @Nullable String image,
    @JsonPropertyDescription(
            "Image of csi-provisioner; one that fits the version of Kubernetes when absent.")
        @Nullable String provisionerImage,
    @JsonPropertyDescription(
            "Image of csi-node-driver-registrar; one that fits the version of Kubernetes when "
                + "absent.")
        @Nullable String registrarImage,
    @JsonPropertyDescription("Another name of registrarImage.") @Nullable String nodeRegistrarImage,
    @JsonPropertyDescription(
            "When images are pulled: Always, IfNotPresent or Never; IfNotPresent when absent.")
        @Pattern("^(Always|IfNotPresent|Never)$")
        @Nullable String pullPolicy,
    @JsonPropertyDescription("Another name of pullPolicy.")
        @Pattern("^(Always|IfNotPresent|Never)$")
        @Nullable String imagePullPolicy,
    @JsonPropertyDescription("Verbosity of the log; 3 when absent or 0.") @Min(0)
        @Nullable Integer logLevel,
    @JsonPropertyDescription(
            "How the driver divides memory: lvm or direct; lvm when absent. Cannot be changed while"
                + " there are volumes of the driver.")
        @Pattern("^(lvm|direct)$")
        @Nullable String deviceMode,
    @JsonPropertyDescription(
            "Resources of each container of the controller; limits of 100m and 250Mi when absent.")
        @Nullable ResourceRequirements controllerResources,
    @JsonPropertyDescription(
            "Resources of each container on nodes; limits of 100m and 250Mi when absent.")
        @Nullable ResourceRequirements nodeResources,
    @JsonPropertyDescription(
            "Certificate of the registry in base64; Windlass issues one when absent.")
        @Nullable String registryCert,
    @JsonPropertyDescription("Private key of registryCert in base64.") @Nullable String registryKey,
    @JsonPropertyDescription(
            "Certificate of the node controllers in base64; Windlass issues one when absent.")
        @Nullable String nodeControllerCert,
    @JsonPropertyDescription("Private key of nodeControllerCert in base64.")
        @Nullable String nodeControllerKey,
    @JsonPropertyDescription(
            "Certificate of the authority that signed the others, in base64; Windlass has one of "
                + "its own when absent.")
        @Nullable String caCert,
    @JsonPropertyDescription(
            "Labels of the nodes that get the driver; storage=pmem when absent, all nodes when "
                + "empty.")
        @Nullable Map<String, String> nodeSelector,
    @JsonPropertyDescription(
            "Part of each memory region that the driver takes, in percent; 100 when absent. Can be "
                + "increased, not decreased.")
        @Min(0)
        @Max(100)
        @Nullable Integer pmemPercentage,
    @JsonPropertyDescription("Labels of every object of the driver.")
        @Nullable Map<String, String> labels,
    @JsonPropertyDescription("Directory of the kubelet; /var/lib/kubelet when absent.")
        @Pattern("^(/.*)?$")
        @Nullable String kubeletDir)
    implements ResourcePart {

  static final String TWO_POLICIES =
      "pullPolicy and imagePullPolicy mean the same and differ: remove one of them";

  static final String TWO_REGISTRARS =
      "registrarImage and nodeRegistrarImage mean the same and differ: remove one of them";

  /** The specification of an object that has none: everything is as by default. */
  public static final DriverDeploymentSpec EMPTY =
      new ObjectMapper().convertValue(Map.of(), DriverDeploymentSpec.class);

  /**
   * The driver that this asks for.
   *
   * @param unnamed its name where this has none
   */
  DriverSpec driver(String unnamed, Platform platform) {
    String driverImage = DriverDefaults.text(image, platform.driverImage());
    SidecarImages sidecars =
        SidecarImages.of(platform.version(), DriverLine.of(driverImage).layout());
    String registrar = DriverDefaults.text(registrarImage, text(nodeRegistrarImage));
    String policy = DriverDefaults.text(pullPolicy, text(imagePullPolicy));
    return new DriverSpec(
        DriverDefaults.text(driverName, unnamed),
        new DriverImages(
            driverImage,
            DriverDefaults.text(provisionerImage, sidecars.provisioner()),
            DriverDefaults.text(registrar, sidecars.registrar()),
            DriverDefaults.text(policy, DriverDefaults.PULL_POLICY)),
        DriverDefaults.number(logLevel, DriverDefaults.LOG_LEVEL),
        DriverDefaults.mode(deviceMode),
        DriverDefaults.number(pmemPercentage, DriverDefaults.PERCENTAGE),
        resources(),
        DriverDefaults.selector(nodeSelector),
        labels == null ? Map.of() : labels,
        DriverDefaults.text(kubeletDir, DriverDefaults.KUBELET_DIR),
        DriverDefaults.MAX_UNAVAILABLE,
        DistributedSettings.of(platform),
        material());
  }

  private DriverResources resources() {
    ResourceRequirements controller = DriverDefaults.limited(controllerResources);
    ResourceRequirements node = DriverDefaults.limited(nodeResources);
    return new DriverResources(controller, controller, node, node);
  }

  /** What the user gives of certificates. */
  @JsonIgnore
  CertificateMaterial material() {
    return new CertificateMaterial(
        text(caCert),
        text(registryCert),
        text(registryKey),
        text(nodeControllerCert),
        text(nodeControllerKey));
  }

  private static String text(@Nullable String given) {
    return DriverDefaults.text(given, "");
  }

  /** Nothing of it: private keys may be in it. */
  @Override
  public String toString() {
    return "DriverDeploymentSpec";
  }
}
