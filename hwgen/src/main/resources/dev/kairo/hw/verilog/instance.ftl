[#ftl]
[#-- An instance, one pin a line. --]
[#macro print item]
  [=item.module][#if item.parameters?size > 0] #(
[#list item.parameters as parameter]
    .[=parameter.name]([=parameter.value])[#sep],[/#sep]
[/#list]
  )[/#if] [=item.name] (
[#list item.connections as connection]
    .[=connection.pin] ([=connection.net])[#sep],[/#sep]
[/#list]
  );
[/#macro]
