[#ftl]
[#-- One module, one file. `module` has name, parameters and body; see VBody. --]
[#import "clocked.ftl" as clocked]
[#import "assigns.ftl" as assigns]
[#import "choice.ftl" as choice]
[#import "memory.ftl" as memory]
[#import "instance.ftl" as instance]
// [=module.name]
[#list module.parameters as parameter]
//   [=parameter.name] = [=parameter.value]
[/#list]
`default_nettype none

module [=module.name] (
[#list body.ports as port]
  [=port.direction] [=port.kind] [=port.range][=port.name][#sep],[/#sep]
[/#list]
);

[#list body.constants]
[#items as constant]
  localparam [=constant.range][=constant.name] = [=constant.value];
[/#items]

[/#list]
[#list body.nets]
[#items as net]
[#if net.attribute != ""]
  (* [=net.attribute] *)
[/#if]
[#if net.twoClocks]
  /* verilator lint_off MULTIDRIVEN */
[/#if]
  [=net.kind] [=net.range][=net.name][#if net.words != ""] [=net.words][/#if];
[#if net.twoClocks]
  /* verilator lint_on MULTIDRIVEN */
[/#if]
[/#items]

[/#list]
[#if body.initials?size == 1]
  initial [=body.initials[0].target] = [=body.initials[0].value];

[#elseif body.initials?size > 1]
  initial begin
[#list body.initials as register]
    [=register.target] = [=register.value];
[/#list]
  end

[/#if]
[#list body.contents as contents]
[@memory.contents contents=contents file=module.name + contents.file /]

[/#list]
[#list body.items as item]
[#switch item.kind()]
[#on "assigns"]
[@assigns.print item=item /]
[#on "clocked"]
[@clocked.print item=item /]
[#on "choice"]
[@choice.print item=item /]
[#on "memory"]
[@memory.print item=item /]
[#on "instance"]
[@instance.print item=item /]
[/#switch]

[/#list]
endmodule

`default_nettype wire
