package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.windlass.workflows.resource.ResourcePart;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants: a driver, field by field as v1beta1 has it. The driver's name is that of the
 * resource. Fields of what later drivers brought, a webhook and a scheduler extender, are known so
 * that {@link BetaProblems} can say what to do about them.
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
        "!has(self.controllReplicas) || !has(self.controllerReplicas)"
            + " || self.controllReplicas == self.controllerReplicas",
    message = PmemCSIDeploymentSpec.TWO_REPLICAS)
public record PmemCSIDeploymentSpec(
    @JsonPropertyDescription("Image of the driver; that of this Windlass when absent.")
        @Nullable String image,
    @JsonPropertyDescription(
            "Image of csi-provisioner; one that fits the version of Kubernetes when absent.")
        @Nullable String provisionerImage,
    @JsonPropertyDescription(
            "Image of csi-node-driver-registrar; one that fits the version of Kubernetes when "
                + "absent.")
        @Nullable String nodeRegistrarImage,
    @JsonPropertyDescription("Another name of nodeRegistrarImage.") @Nullable String registrarImage,
    @JsonPropertyDescription(
            "When images are pulled: Always, IfNotPresent or Never; IfNotPresent when absent.")
        @Pattern("^(Always|IfNotPresent|Never)$")
        @Nullable String imagePullPolicy,
    @JsonPropertyDescription("Another name of imagePullPolicy.")
        @Pattern("^(Always|IfNotPresent|Never)$")
        @Nullable String pullPolicy,
    @JsonPropertyDescription("Verbosity of the log; 3 when absent or 0.") @Min(0)
        @Nullable Integer logLevel,
    @JsonPropertyDescription(
            "Form of the log: text or json; text when absent. Drivers before v0.9 know only text.")
        @Nullable String logFormat,
    @JsonPropertyDescription(
            "How the driver divides memory: lvm or direct; lvm when absent. Cannot be changed while"
                + " there are volumes of the driver.")
        @Pattern("^(lvm|direct)$")
        @Nullable String deviceMode,
    @JsonPropertyDescription(
            "Resources of the driver in the controller; requests of 12m and 128Mi when absent.")
        @Nullable ResourceRequirements controllerDriverResources,
    @JsonPropertyDescription(
            "Resources of the driver on nodes; requests of 100m and 250Mi when absent.")
        @Nullable ResourceRequirements nodeDriverResources,
    @JsonPropertyDescription("Resources of csi-provisioner; requests of 12m and 128Mi when absent.")
        @Nullable ResourceRequirements provisionerResources,
    @JsonPropertyDescription(
            "Resources of csi-node-driver-registrar; requests of 12m and 128Mi when absent.")
        @Nullable ResourceRequirements nodeRegistrarResources,
    @JsonPropertyDescription(
            "Not supported: a Secret for the webhook and the scheduler extender of v0.9 and v1.0, "
                + "which Windlass does not run.")
        @Nullable String controllerTLSSecret,
    @JsonPropertyDescription("Only Never is supported: Windlass runs no webhook of a driver.")
        @Nullable String mutatePods,
    @JsonPropertyDescription(
            "Only 0 is supported: Windlass runs no scheduler extender of a driver.")
        @Nullable Integer schedulerNodePort,
    @JsonPropertyDescription(
            "How many pods the controller has; 1 when absent or 0. Before v1.0 it has only one. "
                + "Spelled so from the beginning.")
        @Min(0)
        @Nullable Integer controllReplicas,
    @JsonPropertyDescription("Another name of controllReplicas.") @Min(0)
        @Nullable Integer controllerReplicas,
    @JsonPropertyDescription(
            "How many nodes, or which part of them, get another driver at a time; 1 when absent.")
        @Nullable IntOrString maxUnavailable,
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

  static final String TWO_REPLICAS =
      "controllReplicas and controllerReplicas mean the same and differ: remove one of them";

  private static final String LITTLE_CPU = "12m";
  private static final String LITTLE_MEMORY = "128Mi";

  /** The specification of an object that has none: everything is as by default. */
  public static final PmemCSIDeploymentSpec EMPTY =
      new ObjectMapper().convertValue(Map.of(), PmemCSIDeploymentSpec.class);

  /** The driver that this asks for. */
  DriverSpec driver(String name, Platform platform) {
    String driverImage = DriverDefaults.text(image, platform.driverImage());
    SidecarImages sidecars =
        SidecarImages.of(platform.version(), DriverLine.of(driverImage).layout());
    String registrar = DriverDefaults.text(nodeRegistrarImage, text(registrarImage));
    String policy = DriverDefaults.text(imagePullPolicy, text(pullPolicy));
    return new DriverSpec(
        name,
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
        maxUnavailable == null ? DriverDefaults.MAX_UNAVAILABLE : maxUnavailable,
        distributed(DistributedSettings.of(platform)),
        CertificateMaterial.NONE);
  }

  private DistributedSettings distributed(DistributedSettings otherwise) {
    int controllers =
        DriverDefaults.number(
            controllReplicas, DriverDefaults.number(controllerReplicas, otherwise.controllers()));
    return new DistributedSettings(
        controllers,
        DriverDefaults.text(logFormat, otherwise.logFormat()),
        otherwise.publishesCapacity());
  }

  private DriverResources resources() {
    return new DriverResources(
        DriverDefaults.requested(controllerDriverResources, LITTLE_CPU, LITTLE_MEMORY),
        DriverDefaults.requested(provisionerResources, LITTLE_CPU, LITTLE_MEMORY),
        DriverDefaults.requested(nodeDriverResources, "100m", "250Mi"),
        DriverDefaults.requested(nodeRegistrarResources, LITTLE_CPU, LITTLE_MEMORY));
  }

  private static String text(@Nullable String given) {
    return DriverDefaults.text(given, "");
  }
}
