"""How a form is drawn."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Templates of fields come from ui/templates."""
